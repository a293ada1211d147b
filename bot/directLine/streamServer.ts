import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { HttpProblem } from '../http/httpProblem.js';
import { sendRawProblem } from '../http/rawAnswer.js';
import type { ConversationLog } from './conversationLog.js';
import type { Conversations } from './conversations.js';
import type { DirectLineLimits } from './directLineLimits.js';
import type { DirectLineLog } from './directLineLog.js';
import type { DirectLineRates } from './directLineRates.js';
import type { OriginPolicy } from './originPolicy.js';
import { queryOf, watermarkOf } from './requestUrl.js';
import { StreamSocket } from './streamSocket.js';
import type { Tokens } from './tokens.js';

const STREAM_PATH = /^\/v3\/directline\/conversations\/([^/?]+)\/stream(?:\?|$)/;
/** Clients only send empty messages, to see whether the connection lives. */
const MAX_MESSAGE_BYTES = 1024;
const CLOSE_GRACE_MS = 2_000;
const GOING_AWAY = 1001;

export interface StreamServerOptions {
  readonly log: ConversationLog;
  readonly conversations: Conversations;
  readonly tokens: Tokens;
  readonly origins: OriginPolicy;
  readonly limits: DirectLineLimits;
  readonly rates: DirectLineRates;
  readonly report: DirectLineLog;
}

/** Accepts the WebSocket of a conversation's stream and keeps it fed. */
export class StreamServer {
  readonly #sockets = new Map<string, Set<StreamSocket>>();
  readonly #webSockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE_BYTES,
    perMessageDeflate: false,
    // Answered by the socket's own code, which looks whether the client still reads.
    autoPong: false,
  });
  readonly #heartbeat: NodeJS.Timeout;
  #closed = false;

  constructor(private readonly options: StreamServerOptions) {
    this.#heartbeat = setInterval(() => this.#checkAll(), options.limits.heartbeatMs).unref();
  }

  /** Takes the upgrade requests of the streams and refuses all others: node would hold their sockets forever. */
  attach(server: Server): void {
    server.on('upgrade', (req, socket, head) => {
      socket.on('error', () => socket.destroy());
      this.#accept(req, socket, head).catch((error: unknown) => this.#refuse(socket, error));
    });
  }

  /** How many streams are open. */
  get openCount(): number {
    let count = 0;
    for (const sockets of this.#sockets.values()) count += sockets.size;
    return count;
  }

  /** Closes all sockets with 1001, cutting off those that do not answer. */
  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#heartbeat);
    const closing = [...this.#all()].map((socket) => socket.close(GOING_AWAY, CLOSE_GRACE_MS));
    await Promise.all(closing);
  }

  async #accept(req: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    this.options.rates.takeCall(req);
    const conversationId = STREAM_PATH.exec(req.url ?? '')?.[1];
    if (conversationId === undefined) {
      throw new HttpProblem(404, 'StreamNotFound', 'There is no WebSocket at this path.');
    }
    const { tokens, origins, conversations } = this.options;
    const query = queryOf(req);
    const watermark = watermarkOf(query);
    const grant = await tokens.verifyForStream(query.get('t') ?? '');
    if (grant === undefined || !origins.admits(req)) {
      throw new HttpProblem(403, 'TokenInvalid', 'The stream URL has expired or is not for this page.');
    }
    conversations.ofAccess({ kind: 'token', grant }, conversationId);
    if (this.#closed) {
      throw new HttpProblem(503, 'Stopping', 'The server is stopping.');
    }
    if ((this.#sockets.get(conversationId)?.size ?? 0) >= this.options.limits.socketsPerConversation) {
      throw new HttpProblem(429, 'TooManySockets', 'The conversation has too many open streams.');
    }
    this.#webSockets.handleUpgrade(req, socket, head, (webSocket) => {
      this.#keep(
        new StreamSocket(webSocket, this.options.log, conversationId, watermark, this.options.limits),
      );
    });
  }

  #keep(socket: StreamSocket): void {
    const { conversationId } = socket;
    const sockets = this.#sockets.get(conversationId) ?? new Set();
    this.#sockets.set(conversationId, sockets.add(socket));
    socket.onClosed(() => {
      sockets.delete(socket);
      if (sockets.size === 0 && this.#sockets.get(conversationId) === sockets) {
        this.#sockets.delete(conversationId);
      }
    });
    socket.start();
  }

  #refuse(socket: Duplex, error: unknown): void {
    const problem =
      error instanceof HttpProblem
        ? error
        : new HttpProblem(500, 'ServerError', 'The stream could not be opened.');
    if (problem !== error) {
      this.options.report.error({ err: error }, 'direct line stream failed');
    }
    sendRawProblem(socket, problem);
  }

  #checkAll(): void {
    for (const socket of this.#all()) {
      socket.checkAlive();
    }
  }

  *#all(): Iterable<StreamSocket> {
    for (const sockets of this.#sockets.values()) {
      yield* sockets;
    }
  }
}
