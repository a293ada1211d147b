import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a service does with one request. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export interface ReceivedRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A loopback service that answers by script; the last answer is repeated. */
export interface ScriptedService {
  readonly url: string;
  readonly received: readonly ReceivedRequest[];
  script(...answers: Answer[]): void;
  close(): Promise<void>;
}

export async function openScriptedService(): Promise<ScriptedService> {
  const received: ReceivedRequest[] = [];
  let script: Answer[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => {
      body += part;
    });
    request.on('end', () => {
      received.push({
        method: request.method ?? '',
        path: request.url ?? '',
        headers: request.headers,
        body,
      });
      const answer = script.length > 1 ? script.shift() : script[0];
      (answer ?? gives(500))(request, response);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    script: (...answers) => {
      script = answers;
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

export function gives(status: number, body?: unknown, headers: Record<string, string> = {}): Answer {
  return (_request, response) => {
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  };
}

/** An error body of Azure Resource Manager. */
export function refuses(status: number, code: string, headers: Record<string, string> = {}): Answer {
  return gives(status, { error: { code, message: `Contoso may not have ${code}` } }, headers);
}

export function givesText(status: number, body: string): Answer {
  return (_request, response) => {
    response.writeHead(status, { 'Content-Type': 'application/json' });
    response.end(body);
  };
}

/** Never answers. */
export const hangs: Answer = () => undefined;

/** Answers with a head and then says no more. */
export const stalls: Answer = (_request, response) => {
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '1000' });
  response.write('{"name":');
};

/** Breaks the connection instead of an answer. */
export const resets: Answer = (request) => {
  request.socket.destroy();
};

/** Breaks the connection in the middle of an answer. */
export const breaksOff: Answer = (request, response) => {
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '1000' });
  response.write('{"name":', () => request.socket.destroy());
};
