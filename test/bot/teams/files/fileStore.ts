import {
  createServer,
  type IncomingHttpHeaders,
  type OutgoingHttpHeaders,
  type RequestListener,
  type Server,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it arrived. */
export interface Put {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Answers so and ends. */
export function answering(status: number, headers: OutgoingHttpHeaders = {}, body = ''): RequestListener {
  return (_request, response) => {
    // Not in one: a process that has restify in it has another `writeHead`.
    response.writeHead(status, headers);
    response.end(body);
  };
}

const CREATED = answering(201, {}, '{}');

/** Stands for OneDrive: takes what is put, over HTTP on this machine. */
export class FileStore {
  readonly puts: Put[] = [];
  /** How often anybody came, with a request or without. */
  connections = 0;
  /** What it answers once it has the whole request: that it created the file, unless set. */
  answer = CREATED;

  private constructor(private readonly server: Server) {}

  static async open(): Promise<FileStore> {
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { method, url: path, headers } = request;
        store.puts.push({ method, path, headers, body: Buffer.concat(chunks) });
        store.answer(request, response);
      });
    }).listen(0, '127.0.0.1');
    const store = new FileStore(server);
    server.on('connection', () => {
      store.connections += 1;
    });
    await new Promise((resolve) => server.once('listening', resolve));
    return store;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Empty and willing again. */
  begin(): void {
    this.puts.length = 0;
    this.answer = CREATED;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
