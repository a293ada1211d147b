import assert from 'node:assert/strict';
import { TestAdapter, TurnContext } from 'botbuilder-core';
import { type Activity, ActivityTypes, DeliveryModes } from 'botframework-schema';
import sinon from 'sinon';
import { withTypingSign } from '../../../bot/adapter/typingSign.js';
import { HeldReplies } from '../../../bot/heldReplies.js';

const SENTENCE = () => 'This takes longer.';

describe('withTypingSign', () => {
  let clock: sinon.SinonFakeTimers;
  let sent: Partial<Activity>[];
  beforeEach(() => {
    clock = sinon.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    sent = [];
  });
  afterEach(() => clock.restore());

  function open(activity: Partial<Activity> = {}): TurnContext {
    const adapter = new TestAdapter(async () => {});
    sinon.stub(adapter, 'sendActivities').callsFake(async (_context, activities) => {
      sent.push(...activities);
      return activities.map(() => ({ id: '' }));
    });
    const conversation = { id: 'c', isGroup: false, conversationType: 'personal', name: '' };
    return new TurnContext(adapter, { type: ActivityTypes.Message, conversation, ...activity });
  }

  /** Runs a turn of so many milliseconds, in which the desk says something that is held to its end. */
  async function turnOf(ms: number, context = open(), sentence: typeof SENTENCE | 'none' = SENTENCE) {
    const held = new HeldReplies(context);
    const turn = async () => {
      await new Promise<void>((resolve) => void setTimeout(resolve, ms));
      await context.sendActivity('The answer.');
      await held.release();
    };
    const over = withTypingSign(context, turn, sentence === 'none' ? undefined : sentence);
    await clock.tickAsync(ms + 1);
    await over;
    return sent.map(({ type, text }) => (type === ActivityTypes.Typing ? 'typing' : text));
  }

  it('should show nothing in a turn that is quick', async () => {
    assert.deepEqual(await turnOf(1_000), ['The answer.']);
  });

  it('should show the sign again and again, and say nothing for some seconds', async () => {
    assert.deepEqual(await turnOf(7_000), ['typing', 'typing', 'The answer.']);
  });

  it('should say once that it takes longer, before the answer', async () => {
    const shown = await turnOf(60_000);
    assert.equal(shown.filter((one) => one === SENTENCE()).length, 1);
    assert.deepEqual(shown.slice(0, 4), ['typing', 'typing', SENTENCE(), 'typing']);
    assert.equal(shown.at(-1), 'The answer.');
  });

  it('should only show the sign where there is no sentence', async () => {
    assert.deepEqual(await turnOf(9_000, open(), 'none'), ['typing', 'typing', 'The answer.']);
  });

  it('should do neither for a caller who waits for the replies', async () => {
    const context = open({ deliveryMode: DeliveryModes.ExpectReplies });
    assert.deepEqual(await turnOf(20_000, context), []);
    assert.deepEqual(
      context.bufferedReplyActivities.map(({ text }) => text),
      ['The answer.'],
    );
  });

  it('should not fail the turn when it cannot be said', async () => {
    const context = open();
    const unable = () => {
      throw new Error('no words');
    };
    assert.deepEqual(await turnOf(9_000, context, unable), ['typing', 'typing', 'The answer.']);
  });
});
