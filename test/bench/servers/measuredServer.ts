import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { GAUGE } from './compileServers.js';
import type { Usage } from './gauge.js';

const OPEN_LINE = /is open at (http:\/\/\S+?)\/?$/;
const QUIET_CPU_MS = 5;
const LOOK_EVERY_MS = 300;
const LOOKS = 200;

/** A server in a process of its own. */
export interface MeasuredServer {
  /** Without a slash at the end. */
  readonly url: string;
  usage(): Promise<Usage>;
  /** After a collection of garbage. */
  usageCollected(): Promise<Usage>;
  /** Resolves once it has stopped working on what it began by itself. */
  quiet(): Promise<void>;
  /** @throws Error when it logged an error meanwhile, or did not end in order */
  stop(): Promise<void>;
}

export interface ServerOptions {
  /** The program's file. */
  readonly entry: string;
  /** Its working directory, where its data and its log go. */
  readonly folder: string;
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** For node itself. */
  readonly nodeOptions?: readonly string[] | undefined;
}

/** Starts a program and waits until it says where it is open. */
export async function startServer(options: ServerOptions): Promise<MeasuredServer> {
  const { entry, folder, env, nodeOptions = [] } = options;
  mkdirSync(folder, { recursive: true });
  const logFile = join(folder, 'server.log');
  const log = openSync(logFile, 'w');
  const child = spawn(process.execPath, ['--import', pathToFileURL(GAUGE).href, ...nodeOptions, entry], {
    // No .env file is there, and nobody's data.
    cwd: folder,
    env: { ...process.env, PORT: '0', DATA_DIR: join(folder, 'data'), ...env },
    stdio: ['ignore', 'pipe', log, 'ipc'],
  });
  closeSync(log);
  const url = await openedAt(child, logFile);
  const usage = () => ask(child, 'usage');
  return {
    url,
    usage,
    usageCollected: () => ask(child, 'collect'),
    quiet: () => untilQuiet(usage),
    stop: () => stop(child, logFile),
  };
}

async function openedAt(child: ChildProcess, logFile: string): Promise<string> {
  if (!child.stdout) throw new Error('the server has no output');
  for await (const line of createInterface({ input: child.stdout })) {
    const url = OPEN_LINE.exec(line)?.[1];
    if (url !== undefined) return url;
  }
  throw new Error(`the server did not start: ${readFileSync(logFile, 'utf8')}`);
}

async function ask(child: ChildProcess, message: string): Promise<Usage> {
  const answered = once(child, 'message');
  child.send(message);
  const [usage] = (await answered) as [Usage];
  return usage;
}

async function untilQuiet(usage: () => Promise<Usage>): Promise<void> {
  let { cpuMs } = await usage();
  for (let look = 0; look < LOOKS; look += 1) {
    await pause(LOOK_EVERY_MS);
    const now = (await usage()).cpuMs;
    if (now - cpuMs < QUIET_CPU_MS) return;
    cpuMs = now;
  }
  throw new Error('the server does not come to rest');
}

async function stop(child: ChildProcess, logFile: string): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const [code, signal] = await ended;
  const fault = /^.*"level":(?:50|60)\b.*$/m.exec(readFileSync(logFile, 'utf8'))?.[0];
  if (fault !== undefined) throw new Error(`a measured server logged an error: ${fault}`);
  // Windows knows no signals: there a stop is always sudden.
  if (code !== 0 && signal !== 'SIGTERM') throw new Error(`a measured server ended with ${code}`);
}
