import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Activity } from 'botbuilder';
import pino from 'pino';
import { openDesk } from '../../bot/compose/openDesk.js';
import { createMetrics } from '../../bot/metrics.js';
import { systemClock } from '../../services/clock.js';
import { randomIds } from '../../services/ids.js';
import { openLocalBackend } from '../../services/local/openLocalBackend.js';
import { loadLanguageBook } from '../../services/localization/languageBook.js';
import { LmdbStateStore } from '../../services/storage/lmdbStateStore.js';
import { generatedCustomers } from '../services/local/generatedCustomers.js';
import { CSP_2018 } from '../support/csp2018.js';
import { intents } from '../support/intents.js';
import { RecordingAdapter } from '../support/recordingAdapter.js';

const STATES_PER_WRITE = 1_000;

export interface BenchDesk {
  /** One turn of the `index`th conversation. */
  turn(index: number, text: string): Promise<Partial<Activity>[]>;
  close(): Promise<void>;
}

/** What is on disk before the first turn. */
export interface BenchSize {
  readonly customers: number;
  readonly conversations: number;
}

/** Lays down a desk of the given size; not durably, because nothing is measured yet. */
export async function layDown(dataDir: string, size: BenchSize): Promise<void> {
  const backend = await openLocalBackend({
    dataDir,
    clock: systemClock,
    policy: CSP_2018,
    seed: () => generatedCustomers(size.customers, systemClock.now()),
    writeText: (file, text) => writeFile(file, text),
  });
  await backend.close();
  await storeConversations(dataDir, size.conversations);
}

/** Copies the state of one conversation that stands at the customer list into every other one. */
async function storeConversations(dataDir: string, count: number): Promise<void> {
  const desk = await openBenchDesk(dataDir);
  await desk.turn(0, 'refund');
  await desk.close();
  const storage = LmdbStateStore.open(join(dataDir, 'state'), systemClock);
  const first = stateKey(0);
  const entry = await storage.read(first);
  if (!entry) throw new Error('the bench conversation was not kept');
  for (let from = 1; from < count; from += STATES_PER_WRITE) {
    const indexes = Array.from(
      { length: Math.min(STATES_PER_WRITE, count - from) },
      (_, offset) => from + offset,
    );
    await Promise.all(indexes.map((index) => storage.write(stateKey(index), entry.text, undefined)));
  }
  await storage.close();
}

export async function openBenchDesk(dataDir: string): Promise<BenchDesk> {
  const desk = await openDesk({
    dataDir,
    refundPolicy: CSP_2018,
    clock: systemClock,
    ids: randomIds,
    languages: loadLanguageBook('en-US'),
    intents,
    log: pino({ level: 'silent' }),
    metrics: createMetrics(),
  });
  const adapter = new RecordingAdapter((context) => desk.bot.onTurn(context));
  return {
    turn: (index, text) => adapter.send({ ...partiesOf(index), type: 'message', text, locale: 'en-US' }),
    close: () => desk.close(),
  };
}

function partiesOf(index: number): Partial<Activity> {
  return {
    channelId: 'test',
    from: { id: 'user', name: 'User' },
    recipient: { id: 'desk', name: 'Desk' },
    conversation: { id: `bench-${index}`, isGroup: false, conversationType: 'personal', name: 'bench' },
    serviceUrl: 'urn:bench',
  };
}

/** Key of a conversation's state as the SDK's ConversationState makes it. */
function stateKey(index: number): string {
  return `test/conversations/bench-${index}/`;
}
