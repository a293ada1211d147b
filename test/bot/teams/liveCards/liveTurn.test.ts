import assert from 'node:assert/strict';
import { type Activity, type Attachment, TurnContext } from 'botbuilder';
import sinon from 'sinon';
import { LiveTurn } from '../../../../bot/teams/liveCards/liveTurn.js';
import { ShownCards } from '../../../../bot/teams/liveCards/shownCards.js';
import { ADAPTIVE_CARD } from '../../../../cards/adaptiveCard.js';
import { type AnsweredStep, StepCards } from '../../../../dialogs/stepCards.js';
import { RecordingAdapter } from '../../../support/recordingAdapter.js';
import { listeningLog } from '../../support/logLines.js';

const cardThat = (says: string): Attachment => ({
  contentType: ADAPTIVE_CARD,
  content: { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: says }] },
});

/** A turn that answers `answered`, by a press on the card `pressed` unless it is undefined. */
function newTurn(answered: Partial<AnsweredStep>, pressed?: string) {
  const adapter = new RecordingAdapter(async () => undefined);
  const update = sinon.stub(adapter, 'updateActivity');
  const activity = { type: 'message', channelId: 'msteams', conversation: { id: 'c' }, replyToId: pressed };
  const context = new TurnContext(adapter, activity as unknown as Activity);
  const steps = new StepCards();
  const redraw = async () => cardThat('redrawn');
  steps.noteAnswered({ step: 'step-1', chosen: 'Chosen: this', redraw, ...answered });
  const shown = new ShownCards();
  const { log, lines } = listeningLog();
  const turn = new LiveTurn(context, steps, shown, log);
  const updates = () =>
    update.args.map((args: readonly unknown[]) => {
      const { id, attachments } = args[1] as Partial<Activity>;
      return [id, attachments?.[0]?.content.body[0].text];
    });
  return { turn, steps, shown, update, updates, lines };
}

describe('LiveTurn', () => {
  it('should draw a pressed card again that another process showed', async () => {
    const { turn, updates } = newTurn({ entered: {} }, 'pressed');
    await turn.replaceAnswered();
    assert.deepEqual(updates(), [['pressed', 'redrawn']]);
  });

  it('should leave it when it cannot be drawn again', async () => {
    const redraw = () => Promise.reject(new Error('out of reach'));
    const { turn, updates, lines } = newTurn({ entered: {}, redraw }, 'pressed');
    await turn.replaceAnswered();
    assert.deepEqual(updates(), []);
    assert.deepEqual(
      lines.map(({ level, msg }) => [level, msg]),
      [['debug', 'card not replaced']],
    );
  });

  it('should not take for the card what words, or the press of another step, were an answer to', async () => {
    const { turn, updates } = newTurn({}, 'another');
    await turn.replaceAnswered();
    assert.deepEqual(updates(), []);
  });

  it('should not draw again what it remembers', async () => {
    const redraw = sinon.fake(async () => cardThat('redrawn'));
    const { turn, shown, updates } = newTurn({ entered: {}, redraw }, 'pressed');
    shown.keep('step-1', { activityId: 'pressed', card: cardThat('as shown') });
    await turn.replaceAnswered();
    assert.deepEqual(updates(), [['pressed', 'as shown']]);
    assert.equal(redraw.callCount, 0);
  });

  it('should remember what it sends, and replace it in a later turn once', async () => {
    const { turn, steps, updates } = newTurn({ step: 'next' });
    const card = cardThat('the next step');
    steps.noteShown(card, 'next');
    await turn.send([
      { type: 'message', text: 'a line' },
      { type: 'message', attachments: [card] },
    ]);
    await turn.replaceAnswered();
    await turn.replaceAnswered();
    assert.deepEqual(updates(), [['reply-2', 'the next step']]);
  });

  it('should not wait for ever for a channel that does not answer', async () => {
    const { turn, update, lines } = newTurn({ entered: {} }, 'pressed');
    const clock = sinon.useFakeTimers();
    update.returns(new Promise(() => undefined));
    const done = turn.replaceAnswered();
    await clock.tickAsync(5_000);
    await done;
    assert.deepEqual(
      lines.map(({ level, msg }) => [level, msg]),
      [['debug', 'card not replaced in time']],
    );
  });
});

describe('ShownCards', () => {
  it('should hold no more than fits, and give up the oldest', () => {
    const shown = new ShownCards();
    const large = cardThat('x'.repeat(100_000));
    for (let step = 1; step <= 100; step += 1) shown.keep(`step-${step}`, { activityId: 'a', card: large });
    assert.deepEqual(shown.take('step-1'), []);
    assert.equal(shown.take('step-100').length, 1);
  });

  it('should keep the newest few cards of a step that is drawn again and again', () => {
    const shown = new ShownCards();
    for (let id = 1; id <= 6; id += 1) shown.keep('step', { activityId: `${id}`, card: cardThat('x') });
    assert.deepEqual(
      shown.take('step').map(({ activityId }) => activityId),
      ['3', '4', '5', '6'],
    );
  });
});
