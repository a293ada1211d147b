import assert from 'node:assert/strict';
import { ANY_STEP, itemOf, NOTICE_ACTION, type NoticeTarget } from '../../../cards/notices/noticeTarget.js';
import { type HostileDesk, linesOf, openHostileDesk, wordsIn } from '../../hostile/hostileDesk.js';
import { goTo, SHOWS } from '../../hostile/steps.js';
import type { ChatUser } from '../../support/chatUser.js';

const pressed = (target: NoticeTarget | string) => ({
  type: 'message',
  value: {
    action: NOTICE_ACTION,
    step: ANY_STEP,
    item: typeof target === 'string' ? target : itemOf(target),
  },
});

describe('a pressed button of a notice', () => {
  let desk: HostileDesk;
  let user: ChatUser;
  beforeEach(async () => {
    desk = await openHostileDesk();
    user = desk.user();
  });
  afterEach(() => desk.close());

  it('should open what it names where nothing is under way', async () => {
    await user.say('hello');
    await user.send(pressed({ to: 'expiring' }));
    assert.match(wordsIn(user.replies), /expir/i);
    assert.doesNotMatch(wordsIn(user.replies), SHOWS.menu);
  });

  it('should open it as the first thing that the desk hears, too', async () => {
    await user.send(pressed({ to: 'requests' }));
    assert.match(wordsIn(user.replies), /My requests/);
    assert.doesNotMatch(wordsIn(user.replies), /already been answered/);
  });

  it('should ask before it leads away from a task, and lead back to it', async () => {
    await goTo(user, 'quote', 'en');
    await user.send(pressed({ to: 'requests' }));
    assert.match(wordsIn(user.replies), /My requests/);
    await user.say('2');
    assert.match(wordsIn(user.replies), SHOWS.quote);
  });

  it('should not open a request that is not the user’s', async () => {
    await user.say('hello');
    await user.send(pressed({ to: 'request', requestId: 'SR-999999' }));
    assert.match(linesOf(user).join('\n'), /cannot find|no longer|not find/i);
  });

  for (const item of ['request', 'request/', 'reservation/a', 'elsewhere', 'request/a/b/c/d', '__proto__']) {
    it(`should take “${item}” for nothing that a notice has`, async () => {
      await user.say('hello');
      await user.send(pressed(item));
      assert.match(wordsIn(user.replies), /did not understand/);
    });
  }
});
