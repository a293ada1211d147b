import assert from 'node:assert/strict';
import { type Activity, TurnContext } from 'botbuilder';
import { AddressKeeper, withoutAddress } from '../../../bot/notices/addressKeeper.js';
import { UnreachableError } from '../../../services/errors.js';
import { StillClock } from '../../dialogs/deskFakes.js';
import { FakeNoticeBook } from '../../dialogs/notices/fakeNoticeBook.js';
import { RecordingAdapter } from '../../support/recordingAdapter.js';
import { message } from '../support/activities.js';
import { listeningLog } from '../support/logLines.js';
import { callerOf } from './roundsHarness.js';

const ADA = callerOf('ada');

class CountingBook extends FakeNoticeBook {
  updates = 0;

  override update(...given: Parameters<FakeNoticeBook['update']>) {
    this.updates += 1;
    return super.update(...given);
  }
}

function turnOf(changes: Record<string, unknown> = {}): TurnContext {
  const activity = message({
    channelId: 'msteams',
    deliveryMode: undefined,
    serviceUrl: 'http://127.0.0.1:9/',
    conversation: { id: 'chat-1', conversationType: 'personal', tenantId: 'tenant-1' },
    entities: [{ type: 'clientInfo', timezone: 'Europe/Paris' }],
    ...changes,
  });
  return new TurnContext(new RecordingAdapter(async () => undefined), activity as unknown as Activity);
}

describe('AddressKeeper', () => {
  let book: CountingBook;
  let keeper: AddressKeeper;
  let clock: StillClock;
  beforeEach(() => {
    book = new CountingBook();
    clock = new StillClock();
    keeper = new AddressKeeper(book, listeningLog().log, clock);
  });

  it('should keep where the user speaks, with the time zone that the app names, and no names of people', async () => {
    await keeper.remember(turnOf(), ADA);
    const { reference, timeZone, locale } = book.record.address ?? {};
    assert.deepEqual([reference?.conversation.id, timeZone, locale], ['chat-1', 'Europe/Paris', 'en-US']);
    assert.doesNotMatch(JSON.stringify(book.record), /Ada/);
  });

  it('should ask the book once, and again only for another place', async () => {
    for (const text of ['hello', 'help', 'menu']) await keeper.remember(turnOf({ text, id: text }), ADA);
    assert.equal(book.updates, 1);
    await keeper.remember(turnOf({ conversation: { id: 'chat-2' } }), ADA);
    assert.equal(book.updates, 2);
    assert.equal(book.record.address?.reference.conversation.id, 'chat-2');
  });

  const others: readonly (readonly [string, Record<string, unknown>])[] = [
    ['a group chat', { conversation: { id: 'g', isGroup: true, conversationType: 'groupChat' } }],
    ['a channel of a team', { conversation: { id: 'c', conversationType: 'channel' } }],
    ['a thread', { conversation: { id: '19:c@thread.v2', conversationType: 'personal' } }],
    ['an answer that is waited for', { deliveryMode: 'expectReplies' }],
  ];
  for (const [where, changes] of others) {
    it(`should not keep ${where}`, async () => {
      await keeper.remember(turnOf(changes), ADA);
      assert.deepEqual(book.record, {});
    });
  }

  it('should keep an address again that was given up, at once when the app comes back', async () => {
    const gone = () => book.update(ADA, withoutAddress);
    await keeper.remember(turnOf(), ADA);
    await gone();
    await keeper.remember(turnOf({ type: 'installationUpdate', action: 'add' }), ADA);
    assert.equal(book.record.address?.reference.conversation.id, 'chat-1');
    await gone();
    clock.moveTo(new Date(clock.now().getTime() + 16 * 60_000).toISOString());
    await keeper.remember(turnOf({ id: 'later' }), ADA);
    assert.equal(book.record.address?.reference.conversation.id, 'chat-1');
  });

  it('should keep none that could not be read again', async () => {
    const conversation = { id: 'c'.repeat(5_000), conversationType: 'personal' };
    await keeper.remember(turnOf({ conversation }), ADA);
    assert.equal(book.record.address, undefined);
  });

  it('should let the turn be when the book cannot be written, and try again in the next', async () => {
    const failing = { update: () => Promise.reject(new UnreachableError('BackendUnreachable', 'down')) };
    const { log, lines } = listeningLog();
    const cut = new AddressKeeper(failing, log, clock);
    await cut.remember(turnOf(), ADA);
    await cut.remember(turnOf(), ADA);
    assert.equal(lines.filter(({ code }) => code === 'BackendUnreachable').length, 2);
  });
});
