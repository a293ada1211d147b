import type { AddressInfo } from 'node:net';
import type { Server } from 'restify';
import type { ChannelTrust } from '../../../bot/adapter/channelToken.js';
import { DeskAdapter, type TurnLogic } from '../../../bot/adapter/deskAdapter.js';
import { TurnGate } from '../../../bot/adapter/turnGate.js';
import type { BotApp } from '../../../bot/config.js';
import { sendJson } from '../../../bot/http/httpProblem.js';
import { createMetrics } from '../../../bot/metrics.js';
import { createServer, type ServerParts } from '../../../bot/server.js';
import { createTurnErrorHandler, type FailureSentence } from '../../../bot/turnErrors.js';
import { KeyedQueue } from '../../../services/keyedQueue.js';
import { listeningLog } from './logLines.js';
import { numberedIds } from './numberedIds.js';

interface ErrorBody {
  readonly code: string;
  readonly message: string;
  readonly reference?: string;
}

export interface TestServerOptions {
  readonly bot?: TurnLogic;
  readonly app?: BotApp;
  /** Stands in for the Bot Framework. */
  readonly trust?: ChannelTrust;
  readonly sentence?: FailureSentence;
  readonly parts?: Partial<ServerParts>;
  /** Whether each turn gets a line in the log, as in a desk. */
  readonly logTurns?: boolean;
}

export const echo: TurnLogic = async (context) => {
  await context.sendActivity(`you said ${context.activity.text}`);
};

/** A real server around a small bot, on a free port of this machine. */
export async function openTestServer(options: TestServerOptions = {}) {
  const { bot = echo, app, trust, sentence, parts, logTurns = false } = options;
  const { log, lines, text } = listeningLog();
  const ids = numberedIds();
  const metrics = createMetrics();
  const tell: FailureSentence = sentence ?? ((_context, _error, reference) => `sorry, ${reference}`);
  const onTurnError = createTurnErrorHandler({ ids, log, metrics, sentence: tell });
  const adapter = new DeskAdapter(
    app,
    { queue: new KeyedQueue(), metrics, onTurnError, log: logTurns ? log : undefined },
    trust,
  );
  const gate = new TurnGate();
  const server = createServer({
    adapter,
    bot,
    gate,
    metrics,
    log,
    ids,
    readiness: [],
    directLineToken: async (_req, res) => sendJson(res, 200, { token: 't' }),
    mountDirectLine: () => undefined,
    mountPortal: (portal) => {
      portal.get('/', async (_req: unknown, res) =>
        res.sendRaw(200, '<!doctype html>', { 'Content-Type': 'text/html' }),
      );
    },
    ...parts,
  });
  const port = await listenOnFreePort(server);
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    server,
    gate,
    metrics,
    lines,
    logText: text,
    close: () => closeNow(server),
  };
}

export type TestServer = Awaited<ReturnType<typeof openTestServer>>;

/** Gives what opens the server of a test, which is closed after it, in the suite that it is called in. */
export function useTestServer(): (options?: TestServerOptions) => Promise<TestServer> {
  let server: TestServer | undefined;
  afterEach(() => server?.close());
  return async (options) => {
    server = await openTestServer(options);
    return server;
  };
}

/** What an answer in JSON says is wrong. */
export async function errorOf(response: Response): Promise<ErrorBody> {
  return ((await response.json()) as { readonly error: ErrorBody }).error;
}

async function listenOnFreePort(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

async function closeNow(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.server.closeAllConnections();
  await closed;
}
