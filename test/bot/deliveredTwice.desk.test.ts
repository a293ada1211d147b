import assert from 'node:assert/strict';
import type { Activity } from 'botbuilder';
import { type HostileDesk, linesOf, openHostileDesk, wordsIn } from '../hostile/hostileDesk.js';
import { goTo, SHOWS } from '../hostile/steps.js';

const PARTY = { userId: 'ada', conversation: { id: 'of-ada' } };
const TYPED: Partial<Activity> = { type: 'message', id: 'activity-7', text: 'contoso' };

describe('an activity that is delivered twice', () => {
  let desk: HostileDesk;
  beforeEach(async () => {
    desk = await openHostileDesk();
  });
  afterEach(() => desk.close());

  it('should be answered once, also when the second comes while the first is being answered', async () => {
    const user = desk.user(PARTY);
    await goTo(user, 'customers', 'en');
    const [first, second] = await Promise.all([user, desk.user(PARTY)].map((one) => one.send(TYPED)));
    assert.match(first!, SHOWS.reservations);
    assert.equal(second, '[]');
    desk.clock.moveTo('2026-11-22T10:00:15.000Z');
    assert.equal(await user.send(TYPED), '[]');
    assert.match(await user.say('back'), SHOWS.customers);
  });

  it('should be a new one when it says something else, or comes much later', async () => {
    const user = desk.user(PARTY);
    await goTo(user, 'customers', 'en');
    assert.match(await user.send(TYPED), SHOWS.reservations);
    assert.match(await user.send({ ...TYPED, text: 'back' }), SHOWS.customers);
    desk.clock.moveTo('2026-11-22T10:10:00.000Z');
    assert.match(await user.send(TYPED), SHOWS.reservations);
  });

  it('should bring back the question when the process ended before it was answered', async () => {
    const user = desk.user(PARTY);
    await goTo(user, 'customers', 'en');
    await user.send(TYPED);
    const { dataDir } = desk;
    await desk.close({ keep: true });
    desk = await openHostileDesk({ folder: dataDir, now: '2026-11-22T10:00:15.000Z' });
    const again = desk.user(PARTY);
    assert.match(await again.send(TYPED), SHOWS.reservations);
    assert.equal(again.replies.length, 1);
    assert.equal(await again.send(TYPED), '[]');
  });

  it('should bring it back also after a second delivery that came too early for that', async () => {
    const user = desk.user(PARTY);
    await goTo(user, 'customers', 'en');
    await user.send(TYPED);
    const { dataDir } = desk;
    await desk.close({ keep: true });
    desk = await openHostileDesk({ folder: dataDir, now: '2026-11-22T10:00:01.000Z' });
    const again = desk.user(PARTY);
    assert.equal(await again.send(TYPED), '[]');
    desk.clock.moveTo('2026-11-22T10:00:15.000Z');
    assert.match(await again.send(TYPED), SHOWS.reservations);
    assert.equal(await again.send(TYPED), '[]');
  });
});

describe('two processes on one conversation', () => {
  let here: HostileDesk;
  let there: HostileDesk;
  beforeEach(async () => {
    here = await openHostileDesk();
    there = await openHostileDesk({ folder: here.dataDir });
  });
  afterEach(async () => {
    await there.close({ keep: true });
    await here.close();
  });

  it('should go on from each other, turn by turn', async () => {
    await goTo(here.user(PARTY), 'customers', 'en');
    assert.match(await there.user(PARTY).say('contoso'), SHOWS.reservations);
    assert.match(await here.user(PARTY).say('back'), SHOWS.customers);
  });

  it('should answer one of two presses on a card, and tell the other that it was answered', async () => {
    const one = here.user(PARTY);
    await goTo(one, 'customers', 'en');
    const press = { type: 'message', value: one.dataOf('Contoso Ltd') };
    const other = there.user(PARTY);
    await Promise.all([one.send(press), other.send(press)]);
    const said = [one, other].map(({ replies }) => wordsIn(replies));
    assert.equal(said.filter((words) => SHOWS.reservations.test(words)).length, 1);
    assert.equal(said.filter((words) => /already been answered/.test(words)).length, 1);
    assert.ok([...here.lines, ...there.lines].some(({ msg }) => msg === 'turn run again'));
  });

  it('should lose neither of two messages', async () => {
    const one = here.user(PARTY);
    const other = there.user(PARTY);
    await goTo(one, 'contact', 'en');
    await Promise.all([one.say('first name: Ada'), other.say('last name: Lovelace')]);
    const lines = [one, other].flatMap(linesOf);
    assert.doesNotMatch(lines.join(), /went wrong|crossed/);
    await one.say('email: nobody');
    assert.match(wordsIn(one.replies), /"value":"Ada".*"value":"Lovelace"/);
  });
});
