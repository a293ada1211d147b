import assert from 'node:assert/strict';
import type { Activity } from 'botbuilder';
import { compareReplies, compareWords } from './compare.js';
import { IdMap } from './idMap.js';

/** Recorded by another desk. */
const [A, B] = ['6f1f5d06-3a3e-4d4b-9c55-6f4a9a2c0001', '6f1f5d06-3a3e-4d4b-9c55-6f4a9a2c0002'];
/** Made by this run. */
const [ONE, TWO] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'];
/** Of the demo data: the same everywhere. */
const CUSTOMER = 'afdace90-1e18-4182-896b-cea15ad4cedb';

describe('compareReplies', () => {
  it('should find nothing in equal replies, whatever a channel writes for what is absent', () => {
    const recorded = { type: 'message', text: 'Hi', attachments: [], speak: null, suggestedActions: null };
    assert.deepEqual(compareReplies([recorded as never], [said('Hi')], new IdMap()), []);
  });

  it('should give the path, what was expected and what came', () => {
    const [difference, ...others] = compareReplies(
      [card({ step: ONE })],
      [card({ step: ONE, title: 'Send' })],
      new IdMap(),
    );
    assert.deepEqual(others, []);
    assert.deepEqual(difference, {
      path: 'reply 1 “Review”: card.actions[0].title',
      expected: 'Submit',
      actual: 'Send',
    });
  });

  it('should count a missing reply and one too many as one difference each', () => {
    assert.deepEqual(compareReplies([said('Hi'), card({ step: ONE })], [said('Hi')], new IdMap()), [
      { path: 'reply 2', expected: 'Review / ‹Submit›', actual: '(no reply)' },
    ]);
    assert.deepEqual(compareReplies([], [said('Hi')], new IdMap()), [
      { path: 'reply 1', expected: '(no reply)', actual: 'Hi' },
    ]);
  });

  it('should take ids that a run makes for the recorded ones, and translate them', () => {
    const ids = new IdMap();
    assert.deepEqual(compareReplies([card({ step: A })], [card({ step: ONE })], ids), []);
    assert.deepEqual(compareReplies([card({ step: B })], [card({ step: TWO })], ids), []);
    assert.equal(
      ids.translate(`{"step":"${B}","item":"${CUSTOMER}"}`),
      `{"step":"${TWO}","item":"${CUSTOMER}"}`,
    );
  });

  it('should not translate what is translated already', () => {
    const ids = new IdMap();
    compareReplies([card({ step: ONE })], [card({ step: TWO })], ids);
    compareReplies([card({ step: TWO })], [card({ step: ONE })], ids);
    assert.equal(ids.translate(`${ONE} ${TWO}`), `${TWO} ${ONE}`);
  });

  it('should notice a card that kept its token where the recorded one changed it', () => {
    const ids = new IdMap();
    compareReplies([card({ step: A })], [card({ step: ONE })], ids);
    const found = compareReplies([card({ step: B })], [card({ step: ONE })], ids);
    assert.deepEqual(
      found.map(({ path }) => path),
      ['reply 1 “Review”: card.actions[0].data.step'],
    );
  });

  it('should notice another customer or reservation behind the same words', () => {
    const other = CUSTOMER.replace('a', 'b');
    const found = compareReplies([said(`ID ${CUSTOMER}`)], [said(`ID ${other}`)], new IdMap());
    assert.equal(found.length, 1);
  });

  it('should let instants differ and nothing else in their sentence', () => {
    const at = (instant: string) => said(`Until ${instant}.`);
    const recorded = at('2026-11-22T10:00:00.000Z');
    assert.deepEqual(compareReplies([recorded], [at('2027-01-01T08:30:00Z')], new IdMap()), []);
    assert.equal(compareReplies([recorded], [at('tomorrow')], new IdMap()).length, 1);
  });

  it('should compare request numbers as they are', () => {
    assert.equal(compareReplies([said('SR-000001')], [said('SR-000002')], new IdMap()).length, 1);
  });

  it('should find the token of a card whose layout changed', () => {
    const ids = new IdMap();
    const longer = card({ step: ONE });
    longer.attachments![0]!.content.actions.unshift({
      type: 'Action.Submit',
      title: 'New',
      data: { step: ONE },
    });
    assert.ok(compareReplies([card({ step: A })], [longer], ids).length > 0);
    assert.equal(ids.translate(A), ONE);
  });
});

describe('compareWords', () => {
  it('should compare a card by its lines', () => {
    const written = { type: 'message', text: 'Review\n‹Submit›' };
    assert.deepEqual(compareWords([written], [card({ step: ONE })], new IdMap()), []);
    assert.deepEqual(compareWords([written], [card({ step: ONE, title: 'Send' })], new IdMap()), [
      { path: 'reply 1, line 2', expected: '‹Submit›', actual: '‹Send›' },
    ]);
  });
});

function said(text: string): Partial<Activity> {
  return { type: 'message', text };
}

function card({ step, title = 'Submit' }: { step: string; title?: string }): Partial<Activity> {
  const content = {
    speak: 'Review',
    body: [{ type: 'TextBlock', text: 'Review' }],
    actions: [{ type: 'Action.Submit', title, data: { action: 'submit', step } }],
  };
  return {
    type: 'message',
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }],
  };
}
