import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock } from '../../../services/clock.js';
import { openLocalBackend } from '../../../services/local/openLocalBackend.js';
import { LmdbStateStore } from '../../../services/storage/lmdbStateStore.js';
import { generatedCustomers } from '../../services/local/generatedCustomers.js';
import { CSP_2018 } from '../../support/csp2018.js';
import { expectReplies } from '../chat/messages.js';
import { startDesk } from './sides.js';

const STATES_PER_WRITE = 1_000;

/** Lays down a desk with so many customers; not durably, because nothing is measured yet. */
export async function layCustomers(folder: string, customers: number): Promise<void> {
  const backend = await openLocalBackend({
    dataDir: join(folder, 'data'),
    clock: systemClock,
    policy: CSP_2018,
    seed: () => generatedCustomers(customers, systemClock.now()),
    writeText: (file, text) => writeFile(file, text),
  });
  await backend.close();
}

/** Has one conversation reach the list of customers, and copies its state into every other one. */
export async function layConversations(build: string, folder: string, count: number): Promise<void> {
  const desk = await startDesk(build, folder);
  await expectReplies(desk.url)(storedConversation(0), { type: 'message', text: 'refund' });
  await desk.stop();
  const storage = LmdbStateStore.open(join(folder, 'data/state'), systemClock);
  const first = await storage.read(keyOf(0));
  if (!first) throw new Error('the conversation to copy was not kept');
  for (let from = 1; from < count; from += STATES_PER_WRITE) {
    const length = Math.min(STATES_PER_WRITE, count - from);
    const keys = Array.from({ length }, (_, offset) => keyOf(from + offset));
    await Promise.all(keys.map((key) => storage.write(key, first.text, undefined)));
  }
  await storage.close();
}

export function storedConversation(index: number): string {
  return `stored-${index}`;
}

/** Of a conversation's state, as the SDK's ConversationState makes it. */
function keyOf(index: number): string {
  return `test/conversations/${storedConversation(index)}/`;
}
