import { setImmediate } from 'node:timers/promises';
import type { ConversationLog } from './conversationLog.js';
import type { ConversationRecord } from './conversationRecord.js';

/** So many conversations are looked at before others get their turn. */
const AT_ONCE = 200;

/** Deletes the conversations in which nothing was said since `before`, except those that somebody has open. @returns how many */
export async function sweepConversations(log: ConversationLog, before: Date): Promise<number> {
  let deleted = 0;
  for await (const record of conversationsIn(log)) {
    if (newestMs(record) < before.getTime() && (await log.delete(record))) deleted += 1;
  }
  return deleted;
}

/**
 * Deletes what was said in all conversations of the user that this conversation is of. They stay on file: a page that has
 * one of them open goes on with it, and the bot hears of the user there as if for the first time, except in this one.
 * @returns the ids of the others
 */
export async function forgetConversations(log: ConversationLog, own: ConversationRecord): Promise<string[]> {
  const others: string[] = [];
  for await (const { id, userId, channelId } of conversationsIn(log)) {
    if (userId !== own.userId || channelId !== own.channelId) continue;
    await log.empty(id, id === own.id);
    if (id !== own.id) others.push(id);
  }
  return others;
}

function newestMs({ lastAtMs, createdAtMs = 0 }: ConversationRecord): number {
  return Math.max(lastAtMs, createdAtMs);
}

/** All conversations; others get their turn in between. */
async function* conversationsIn(log: ConversationLog): AsyncGenerator<ConversationRecord> {
  let after: string | undefined;
  do {
    const records = log.isOpen ? log.list(after, AT_ONCE) : [];
    yield* records;
    after = records.at(-1)?.id;
    await setImmediate();
  } while (after !== undefined);
}
