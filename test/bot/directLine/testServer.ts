import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { TurnContext } from 'botbuilder-core';
import type { Activity } from 'botframework-schema';
import restify from 'restify';
import { WebSocket } from 'ws';
import {
  type DirectLine,
  type DirectLineOptions,
  openDirectLine,
} from '../../../bot/directLine/directLine.js';
import { systemClock } from '../../../services/clock.js';
import { randomIds } from '../../../services/ids.js';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers freely
  readonly body: any;
}

export interface CallOptions {
  readonly token?: string | undefined;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

export interface TestServer {
  readonly directLine: DirectLine;
  readonly origin: string;
  readonly dataDir: string;
  readonly secret: string;
  /** Every activity that reached the bot, in order. */
  readonly turns: Activity[];
  /** Errors that reached `onTurnError` or the log. */
  readonly errors: unknown[];
  call(method: string, path: string, options?: CallOptions): Promise<Answer>;
  /** Starts a conversation with the secret and waits until the bot has greeted. */
  begin(body?: object): Promise<{ conversationId: string; token: string; streamUrl: string }>;
  stop(): Promise<void>;
}

const dataDirs: string[] = [];
process.on('exit', () => {
  for (const dataDir of dataDirs) rmSync(dataDir, { recursive: true, force: true });
});

/** A fresh folder that is gone when the test process ends. */
export function newDataDir(): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'desk-direct-line-'));
  dataDirs.push(dataDir);
  return dataDir;
}

/** A bot that says each message again; some words make it do more. */
export async function echoBot(context: TurnContext): Promise<void> {
  const { activity } = context;
  if (activity.type === 'conversationUpdate') {
    await context.sendActivity(`welcome ${activity.from.id} ${activity.locale ?? 'no locale'}`);
  } else if (activity.text === 'fail') {
    throw new TypeError('the echo bot fails on request');
  } else if (activity.text === 'think') {
    await context.sendActivities([{ type: 'typing' }, { type: 'message', text: 'thought' }]);
  } else if (activity.type === 'message') {
    await context.sendActivity(
      `echo ${activity.text ?? JSON.stringify(activity.attachments ?? activity.value)}`,
    );
  } else if (activity.type === 'event') {
    await context.sendActivity({ type: 'event', name: `${activity.name}/done`, value: activity.value });
  }
}

export async function startServer(overrides: Partial<DirectLineOptions> = {}, port = 0): Promise<TestServer> {
  const dataDir = overrides.dataDir ?? newDataDir();
  const turns: Activity[] = [];
  const errors: unknown[] = [];
  const onTurn = overrides.onTurn ?? echoBot;
  const directLine = await openDirectLine({
    clock: systemClock,
    ids: randomIds,
    bot: { id: 'desk', name: 'Desk' },
    allowedOrigins: ['https://portal.example'],
    log: { info() {}, warn() {}, error: (fields) => errors.push(fields) },
    onTurnError: async (_context, error) => void errors.push(error),
    ...overrides,
    dataDir,
    onTurn: (context) => {
      turns.push(structuredClone(context.activity));
      return onTurn(context);
    },
  });
  const server = restify.createServer();
  directLine.mount(server);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const secret = (await readFile(join(dataDir, 'directline', 'secret'), 'utf8')).trim();

  const call: TestServer['call'] = async (method, path, { token, body, headers } = {}) => {
    const raw = typeof body === 'string' || body instanceof Uint8Array || body instanceof FormData;
    const response = await fetch(`${origin}/v3/directline${path}`, {
      method,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined || raw ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: raw ? (body as string) : JSON.stringify(body) }),
    });
    const text = await response.text();
    const json = response.headers.get('content-type')?.startsWith('application/json');
    return { status: response.status, headers: response.headers, body: json ? JSON.parse(text) : text };
  };

  return {
    directLine,
    origin,
    dataDir,
    secret,
    turns,
    errors,
    call,
    async begin(body = {}) {
      const started = await call('POST', '/conversations', { token: secret, body });
      const path = `/conversations/${started.body.conversationId}/activities`;
      await eventually(async () => (await call('GET', path, { token: secret })).body.activities.length > 0);
      return started.body;
    },
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await directLine.close();
      server.server.closeAllConnections();
      await closed;
    },
  };
}

/** A server of its own for every test of a suite. */
export interface ServerOfTest {
  readonly server: TestServer;
  /** What its clock shows, in ms since 1970; a test moves it. */
  time: number;
  /** What the conversation holds after the watermark. */
  history(conversationId: string, watermark?: string): Promise<Activity[]>;
}

/** Starts a server before and stops it after every test of the suite that it is called in. */
export function useServer(): ServerOfTest {
  let server: TestServer | undefined;
  const desk: ServerOfTest = {
    get server() {
      return server!;
    },
    time: 0,
    async history(conversationId, watermark = '') {
      const path = `/conversations/${conversationId}/activities?watermark=${watermark}`;
      return (await desk.server.call('GET', path, { token: desk.server.secret })).body.activities;
    },
  };
  beforeEach(async () => {
    desk.time = Date.parse('2026-10-01T12:00:00Z');
    server = await startServer({ clock: { now: () => new Date(desk.time) } });
  });
  afterEach(() => server?.stop());
  return desk;
}

/** Waits until `condition` gives something truthy, and gives it. */
export async function eventually<T>(
  condition: () => T | Promise<T>,
  timeoutMs = 5000,
): Promise<NonNullable<T>> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (performance.now() > deadline) throw new Error(`not within ${timeoutMs} ms: ${condition}`);
    await delay(10);
  }
}

/** An open stream and what has come through it. */
export interface Stream {
  readonly socket: WebSocket;
  readonly activities: Activity[];
  readonly closed: Promise<number>;
  watermark(): string | undefined;
}

export async function openStream(url: string, headers: Record<string, string> = {}): Promise<Stream> {
  const socket = new WebSocket(url, { headers });
  const activities: Activity[] = [];
  let watermark: string | undefined;
  socket.on('message', (data) => {
    const set = JSON.parse(String(data));
    activities.push(...set.activities);
    ({ watermark } = set);
  });
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  return { socket, activities, closed, watermark: () => watermark };
}

/** The texts of the messages among the activities. */
export function texts(activities: readonly Partial<Activity>[]): (string | undefined)[] {
  return activities.filter(({ type }) => type === 'message').map(({ text }) => text);
}
