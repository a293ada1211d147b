import type { AddressInfo } from 'node:net';
import type { Server } from 'restify';
import { randomIds } from '../services/ids.js';
import { TurnGate } from './adapter/turnGate.js';
import { type Config, ConfigError, type Environment, parseConfig, readEnvironment } from './config.js';
import { logLibraryOutput } from './libraryOutput.js';
import { createLog, describeError, type Logger } from './log.js';
import { createMetrics, type Metrics } from './metrics.js';
import { createServer, type ServerParts } from './server.js';
import { shutDown } from './shutdown.js';
import { StartError } from './startError.js';

/** What the process hands to the composition root. */
export interface ProcessTools {
  readonly log: Logger;
  readonly metrics: Metrics;
  /** Open until the process stops; turns that no embedded channel counts itself start through it. */
  readonly gate: TurnGate;
}

/** What the composition root hands to the process: the wired desk. */
export interface Desk extends Omit<ServerParts, keyof ProcessTools | 'ids'> {
  /** Stops the channels that this process embeds; see `shutDown`. */
  readonly stopChannels: () => Promise<void>;
  /** Writes and closes the state. */
  readonly close: () => Promise<void>;
}

/** Wires the desk. @throws DeskError when a part cannot be opened */
export type Compose = (config: Config, tools: ProcessTools) => Promise<Desk>;

/** A desk that listens. */
export interface RunningDesk {
  /** Where a person on this machine opens it. */
  readonly url: string;
  readonly log: Logger;
  /** Stops it; see `shutDown`. Repeated calls give the same stop. */
  readonly stop: (reason: string) => Promise<0 | 1>;
}

/**
 * Configuration → parts → server → listening, in this order; a fault in one undoes those before it. From here on the
 * console is the log's.
 * @throws StartError with a sentence for the operator: what is wrong, and the remedy
 */
export async function start(compose: Compose, processEnv: Environment): Promise<RunningDesk> {
  const config = readConfig(processEnv);
  const metrics = createMetrics();
  const log = createLog(config.logLevel, undefined, metrics.lineLogged);
  const tools = { log, metrics, gate: new TurnGate() };
  logLibraryOutput(tools.log);
  const desk = await composeDesk(compose, config, tools);
  const server = createServer({ ...desk, ...tools, ids: randomIds });
  try {
    await listen(server, config, tools.log);
  } catch (error) {
    await desk.stopChannels();
    await desk.close();
    throw error;
  }
  let stopping: Promise<0 | 1> | undefined;
  const stop = (reason: string) => {
    stopping ??= shutDown({ ...tools, server, stopChannels: desk.stopChannels, close: desk.close }, reason);
    return stopping;
  };
  const url = localUrl(server, config);
  tools.log.info(
    {
      url,
      host: config.host,
      app: config.app?.id,
      node: process.version,
      ...(config.carriesOut && { carriesOut: true }),
      ...(config.approvalAboveMinor !== undefined && { approvalAboveMinor: config.approvalAboveMinor }),
    },
    'listening',
  );
  return { url, log: tools.log, stop };
}

function readConfig(processEnv: Environment): Config {
  try {
    return parseConfig(readEnvironment(processEnv, '.env'));
  } catch (error) {
    if (error instanceof ConfigError) throw new StartError(error.message, { cause: error });
    throw error;
  }
}

async function composeDesk(compose: Compose, config: Config, tools: ProcessTools): Promise<Desk> {
  try {
    return await compose(config, tools);
  } catch (cause) {
    tools.log.fatal({ err: describeError(cause) }, 'start failed');
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new StartError(`Reservation Desk cannot start: ${reason}`, { cause });
  }
}

/** The listeners stand on restify's server: it passes the HTTP server's errors on, and throws those nobody takes. */
function listen(server: Server, { port, host }: Config, log: Logger): Promise<void> {
  return new Promise((resolve, reject) => {
    const refuse = (error: NodeJS.ErrnoException) => reject(listenError(error, port, host));
    server.once('error', refuse);
    server.listen(port, host, () => {
      server.removeListener('error', refuse);
      server.on('error', (error: unknown) => log.error({ err: describeError(error) }, 'server error'));
      resolve();
    });
  });
}

function listenError(cause: NodeJS.ErrnoException, port: number, host: string): StartError {
  const reasons: Record<string, string> = {
    EADDRINUSE: `port ${port} on ${host} is taken by another program. Stop that program, or choose another port with PORT`,
    EACCES: `this account may not listen on port ${port}. Choose a port from 1024 up with PORT`,
  };
  const reason = reasons[cause.code ?? ''] ?? `it cannot listen on port ${port} of ${host} (${cause.code})`;
  return new StartError(`Reservation Desk cannot start: ${reason}.`, { cause });
}

function localUrl(server: Server, config: Config): string {
  const { port } = server.address() as AddressInfo;
  if (config.publicUrl !== undefined) return `${config.publicUrl}/`;
  return `http://${config.host === '0.0.0.0' ? 'localhost' : config.host}:${port}/`;
}
