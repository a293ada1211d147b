import assert from 'node:assert/strict';
import type { Activity } from 'botbuilder';
import { AddressKeeper } from '../../../bot/notices/addressKeeper.js';
import { NoticeSender } from '../../../bot/notices/noticeSender.js';
import { SharedFiles, SharedMemoryMedium } from '../../services/local/medium/sharedMemory.js';
import { RecordingAdapter } from '../../support/recordingAdapter.js';
import { startServer, type TestServer } from '../directLine/testServer.js';
import { aRequest, callerOf, Rounds } from './roundsHarness.js';

describe('a round of notices through the embedded Direct Line', () => {
  let world: Rounds;
  let server: TestServer;
  beforeEach(async () => {
    world = await Rounds.open(new SharedMemoryMedium(new SharedFiles()));
    const keeper = new AddressKeeper(world.book, world.log.log, world.clock);
    server = await startServer({
      onTurn: async (context) => {
        await keeper.remember(context, callerOf(context.activity.from.id));
        await context.sendActivity('hello');
      },
    });
  });
  afterEach(() => server.stop());

  /** Somebody begins a chat, and their request is closed since the first round. @returns the chat's id */
  async function newsForSomebody(): Promise<string> {
    const { conversationId } = await server.begin();
    const userId = server.turns[0]?.from.id ?? '';
    world.known.add(userId);
    world.requests.set(userId, [aRequest({ createdBy: userId })]);
    assert.deepEqual(await round(), { users: 1, told: 0, failed: 0 });
    world.requests.set(userId, [aRequest({ createdBy: userId, status: 'Closed' })]);
    return conversationId;
  }

  function round() {
    const adapters = {
      botFramework: new RecordingAdapter(async () => undefined),
      directLine: server.directLine.adapter,
    };
    return world.roundsOver(world.book, new NoticeSender({ adapters })).run();
  }

  async function said(conversationId: string): Promise<Partial<Activity>[]> {
    const path = `/conversations/${conversationId}/activities`;
    return (await server.call('GET', path, { token: server.secret })).body.activities;
  }

  it('should stand in the chat, as the bot’s own words and as an answer to nobody', async () => {
    const conversationId = await newsForSomebody();
    const before = (await said(conversationId)).length;
    assert.deepEqual(await round(), { users: 1, told: 1, failed: 0 });
    assert.deepEqual(await round(), { users: 1, told: 0, failed: 0 });
    const [notice, ...others] = (await said(conversationId)).slice(before);
    assert.deepEqual(others, []);
    assert.equal(notice?.summary, 'News of your requests');
    assert.deepEqual([notice?.from?.id, notice?.replyToId], ['desk', undefined]);
    assert.match(JSON.stringify(notice?.attachments), /SR-000001.+Closed/);
    assert.deepEqual(server.errors, []);
  });

  it('should keep the news for a chat that is not there now', async () => {
    await newsForSomebody();
    const [record] = await recordsOf(world);
    const { address, owner } = record ?? {};
    const elsewhere = { ...address!.reference, conversation: { id: 'not-here' } };
    await world.book.update(owner!, (kept) => ({ ...kept, address: { ...address!, reference: elsewhere } }));
    assert.deepEqual(await round(), { users: 1, told: 0, failed: 0 });
    const [after] = await recordsOf(world);
    assert.equal(after?.memory?.statuses?.['SR-000001'], 'Open');
    assert.deepEqual(server.errors, []);
  });
});

async function recordsOf({ book }: Rounds) {
  const records = [];
  for await (const record of book.addressed()) records.push(record);
  return records;
}
