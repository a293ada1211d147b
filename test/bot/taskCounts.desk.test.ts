import assert from 'node:assert/strict';
import sinon from 'sinon';
import { UnreachableError } from '../../services/errors.js';
import { EtagConversationState } from '../../services/storage/etagConversationState.js';
import { type HostileDesk, openHostileDesk } from '../hostile/hostileDesk.js';
import { goTo, SHOWS } from '../hostile/steps.js';
import { refundByPressing } from '../support/mainJob.js';

describe('what is counted of a desk in use', () => {
  let desk: HostileDesk;
  beforeEach(async () => {
    desk = await openHostileDesk({ logTurns: true });
  });
  afterEach(() => desk.close());

  const counts = async (name: string, of = desk): Promise<Record<string, number>> => {
    const text = await of.metrics.render();
    const lines = [...text.matchAll(new RegExp(`^${name}(?:\\{(.*)\\})? (\\d+)$`, 'gm'))];
    return Object.fromEntries(
      lines.map(([, labels = '', count]) => [labels.replaceAll('"', ''), Number(count)]),
    );
  };

  it('should count the main job: tasks, quotes and the submission', async () => {
    const user = desk.user();
    await user.join();
    await refundByPressing(user);
    assert.deepEqual(await counts('desk_tasks_begun_total'), { 'task=refund': 1, 'task=support': 1 });
    assert.deepEqual(await counts('desk_tasks_ended_total'), {
      'task=support,end=finished': 1,
      'task=refund,end=finished': 1,
    });
    assert.deepEqual(await counts('desk_submissions_total'), { 'kind=refund,outcome=filed': 1 });
    assert.ok((await counts('desk_quotes_total'))['kind=refund,outcome=ok']! >= 1);
    assert.ok((await counts('desk_state_storage_duration_seconds_count'))['operation=write,outcome=ok']! > 5);
  });

  it('should say in one line a turn where the conversation stands, and nothing of what was said', async () => {
    const user = desk.user();
    await goTo(user, 'quote', 'en');
    const turns = desk.lines.filter(({ msg }) => msg === 'turn');
    assert.deepEqual(
      turns.map(({ at, outcome, attempts }) => [at, outcome, attempts]),
      [
        ['menu', 'ok', 1],
        ['refund/customer', 'ok', 1],
        ['refund/reservation', 'ok', 1],
        ['refund/quantity', 'ok', 1],
        ['refund/quote', 'ok', 1],
      ],
    );
    assert.doesNotMatch(desk.logText(), /contoso|Standard_D4s/i);
  });

  for (const [end, words] of [
    ['cancelled', ['back']],
    ['cancelled', ['cancel']],
    ['abandoned', ['start over']],
  ] as const) {
    it(`should count a task as ${end} after ${words.join(', ')}`, async () => {
      const user = desk.user();
      await goTo(user, 'customers', 'en');
      for (const word of words) await user.say(word);
      assert.deepEqual(await counts('desk_tasks_ended_total'), { [`task=refund,end=${end}`]: 1 });
    });
  }

  it('should count a task that was switched away from as under way until it ends', async () => {
    const user = desk.user();
    await goTo(user, 'quantity', 'en');
    await user.say('show my support requests');
    await user.say('yes');
    assert.deepEqual(await counts('desk_tasks_ended_total'), {});
    await user.say('start over');
    assert.deepEqual(await counts('desk_tasks_ended_total'), {
      'task=requests,end=abandoned': 1,
      'task=refund,end=abandoned': 1,
    });
  });

  it('should count a task as abandoned when its conversation becomes another partner’s', async () => {
    const conversation = { id: 'one' };
    await goTo(desk.user({ userId: 'demo-alex', conversation }), 'quantity', 'en');
    await desk.user({ userId: 'demo-alexa', conversation }).say('menu');
    assert.deepEqual(await counts('desk_tasks_ended_total'), { 'task=refund,end=abandoned': 1 });
  });

  it('should count what a turn does once, however often it is run', async () => {
    const save = EtagConversationState.prototype.saveChanges;
    const saving = sinon.stub(EtagConversationState.prototype, 'saveChanges').callsFake(save);
    const user = desk.user();
    await user.join();
    saving.onSecondCall().rejects(new UnreachableError('StateConflict', 'somebody was ahead'));
    assert.match(await user.say('refund'), SHOWS.customers);
    assert.deepEqual(await counts('desk_turns_run_again_total'), { '': 1 });
    assert.deepEqual(await counts('desk_tasks_begun_total'), { 'task=refund': 1 });
    assert.equal(desk.lines.at(-1)?.attempts, 2);
  });
});
