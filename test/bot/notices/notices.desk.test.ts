import assert from 'node:assert/strict';
import type { NoticeRecord } from '../../../services/notices/noticeRecord.js';
import { type HostileDesk, openHostileDesk, wordsIn } from '../../hostile/hostileDesk.js';
import { goTo, SHOWS } from '../../hostile/steps.js';

async function recordsOf({ news }: HostileDesk): Promise<NoticeRecord[]> {
  const records: NoticeRecord[] = [];
  for await (const record of news.book.addressed()) records.push(record);
  return records;
}

describe('a desk that tells its users of news', () => {
  let desk: HostileDesk;
  beforeEach(async () => {
    desk = await openHostileDesk({ tellsNews: true });
  });
  afterEach(() => desk.close());

  it('should know where a user can be told once the user spoke, and nothing any more once it is to forget', async () => {
    const user = desk.user({ channelId: 'msteams' });
    await user.say('hello');
    assert.equal((await recordsOf(desk)).length, 1);
    await user.say('forget me');
    await user.say('yes');
    assert.deepEqual(await recordsOf(desk), []);
  });

  it('should name the notifications in its help, and only where there are any', async () => {
    const user = desk.user();
    await user.say('hello');
    assert.match(await user.say('help'), /Say “notifications”/);
    const silent = await openHostileDesk();
    const other = silent.user();
    await other.say('hello');
    assert.doesNotMatch(await other.say('help'), /notifications/i);
    await silent.close();
  });

  it('should let a user set what they are told in the middle of a task, and go on with it', async () => {
    const user = desk.user();
    await goTo(user, 'quote', 'en');
    assert.match(await user.say('notifications'), /Notification settings/);
    await user.say('save');
    assert.match(wordsIn(user.replies), /Saved\. At once/);
    assert.match(wordsIn(user.replies), SHOWS.quote);
  });

  it('should not welcome a user again who sets that before anything else', async () => {
    const user = desk.user();
    assert.match(await user.say('hello'), /Welcome to the Reservation Desk/);
    await user.say('notifications');
    assert.match(await user.say('save'), /What would you like to do\?/);
    assert.doesNotMatch(wordsIn(user.replies), /Welcome to the Reservation Desk/);
  });

  it('should offer the settings among the user’s requests', async () => {
    const user = desk.user();
    assert.match(await user.say('my requests'), /Notifications/);
  });

  it('should not let a group read along', async () => {
    const user = desk.user({ conversation: { isGroup: true, conversationType: 'groupChat' } });
    await user.say('hello');
    assert.doesNotMatch(await user.say('notifications'), /Notification settings/);
    assert.deepEqual(await recordsOf(desk), []);
  });
});

describe('a desk that tells nothing', () => {
  it('should say so, and keep no address', async () => {
    const desk = await openHostileDesk();
    const user = desk.user({ channelId: 'msteams' });
    assert.match(await user.say('notifications'), /switched notifications off|Welcome/);
    assert.match(await user.say('notifications'), /switched notifications off/);
    assert.deepEqual(await recordsOf(desk), []);
    await desk.close();
  });
});
