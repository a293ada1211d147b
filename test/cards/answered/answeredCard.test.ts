import assert from 'node:assert/strict';
import type { Attachment } from 'botframework-schema';
import fc from 'fast-check';
import { ADAPTIVE_CARD } from '../../../cards/adaptiveCard.js';
import { answeredCard } from '../../../cards/answered/answeredCard.js';
import { formCard } from '../../../cards/form/formCard.js';
import { assertShownAsTyped, HOSTILE_NAME } from '../cardChecks.js';
import { assertAnswerable, textsOf } from './readOnly.js';

type Part = Record<string, unknown>;

const SUBMIT = { type: 'Action.Submit', title: 'Go', data: { action: 'go', step: 's' } };
const ROW = { type: 'Action.Submit', data: { action: 'pick', step: 's' } };
const CHOSEN = { chosen: 'Chosen: Go' };

const cardOf = (body: Part[], members: Part = {}): Attachment => ({
  contentType: ADAPTIVE_CARD,
  content: { type: 'AdaptiveCard', version: '1.5', body, ...members },
});
const line = (text: string): Part => ({ type: 'TextBlock', text, wrap: true });
const runs = (text: string): Part => ({
  type: 'RichTextBlock',
  inlines: [{ type: 'TextRun', text, color: 'Accent' }],
});
const choices = [
  { title: 'Contoso Ltd', value: 'c-1' },
  { title: 'Fabrikam', value: 'c-2' },
];
const customer = { type: 'Input.ChoiceSet', id: 'customer', label: 'Customer', value: 'c-1', choices };
const note = { type: 'Input.Text', id: 'note', label: 'Note', value: 'as it was' };

/** What a user reads, without the line of what was chosen. */
const saidBy = (body: Part[], entered?: Record<string, string>) =>
  textsOf(answeredCard(cardOf(body), { ...CHOSEN, entered }).content).slice(0, -1);

describe('answeredCard', () => {
  it('should leave nothing to press, keep the rest, and say what was chosen', () => {
    const card = cardOf([line('Title'), { type: 'ActionSet', actions: [SUBMIT] }, runs('Text')], {
      actions: [SUBMIT],
      selectAction: ROW,
      speak: 'Title',
    });
    assertAnswerable(card, CHOSEN);
    const { content } = answeredCard(card, CHOSEN);
    assert.deepEqual(textsOf(content), ['Title', 'Text', 'Chosen: Go']);
    assert.equal(content.speak, 'Title');
  });

  it('should keep rows that were pressed as a whole, without the colour of what can be pressed', () => {
    const card = cardOf([
      { type: 'Container', selectAction: ROW, items: [runs('1. Contoso')] },
      runs('Total'),
    ]);
    const { body } = answeredCard(card, CHOSEN).content;
    assert.deepEqual(body[0], {
      type: 'Container',
      items: [{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: '1. Contoso' }] }],
    });
    assert.equal(body[1].inlines[0].color, 'Accent');
  });

  it('should leave out what held nothing but buttons', () => {
    const buttons = { type: 'Container', items: [{ type: 'ActionSet', actions: [SUBMIT] }] };
    const columns = [{ type: 'Column', width: 'auto', items: [buttons] }];
    const { body } = answeredCard(
      cardOf([line('Title'), buttons, { type: 'ColumnSet', columns }]),
      CHOSEN,
    ).content;
    assert.deepEqual(
      body.map(({ type }: Part) => type),
      ['TextBlock', 'RichTextBlock'],
    );
  });

  it('should show what was entered, by the title under which it was offered', () => {
    const entered = { customer: 'c-2', note: 'first\nsecond' };
    assert.deepEqual(saidBy([customer, note], entered), ['Customer', 'Fabrikam', 'Note', 'first\nsecond']);
  });

  it('should show what stood in the inputs when nothing of them was sent', () => {
    assert.deepEqual(saidBy([customer, note]), ['Customer', 'Contoso Ltd', 'Note', 'as it was']);
    assert.deepEqual(saidBy([customer, note], {}), ['Customer', 'Contoso Ltd', 'Note', 'as it was']);
  });

  it('should show an input as empty that the client left out', () => {
    assert.deepEqual(saidBy([customer, note], { customer: 'c-1' }), ['Customer', 'Contoso Ltd', 'Note', '–']);
  });

  it('should show no id that was not offered', () => {
    assert.deepEqual(saidBy([customer], { customer: 'c-9' }), ['Customer', '–']);
  });

  it('should show all that was chosen, switches, dates and numbers', () => {
    const several = { ...customer, isMultiSelect: true };
    const toggle = { type: 'Input.Toggle', id: 'on', title: 'Remind me', valueOn: 'yes', valueOff: 'no' };
    const date = { type: 'Input.Date', id: 'day', label: 'Day', value: '2026-11-22' };
    const number = { type: 'Input.Number', id: 'count', label: 'Count', value: 3 };
    const entered = { customer: 'c-1,c-2', on: 'yes', day: '2026-12-01' };
    assert.deepEqual(saidBy([several, toggle], entered), [
      'Customer',
      'Contoso Ltd, Fabrikam',
      'Remind me',
      '☑',
    ]);
    assert.deepEqual(saidBy([toggle], { on: 'no' }), ['Remind me', '☐']);
    assert.deepEqual(saidBy([date, number], entered), ['Day', '2026-12-01', 'Count', '–']);
    assert.deepEqual(saidBy([date, number]), ['Day', '2026-11-22', 'Count', '3']);
  });

  it('should not go on saying what was wrong with an input before it was answered', () => {
    const field = { id: 'note', label: 'Note', kind: 'line' as const, value: '', placeholder: '' };
    const problem = 'This is needed to go on.';
    const fields = [{ ...field, problem, maxLength: 100, options: [] }];
    const card = formCard({ title: 'Request', position: '', text: '', fields, buttons: [] });
    assert.ok(textsOf(card.content).includes(problem));
    const { content } = answeredCard(card, { ...CHOSEN, entered: { note: 'all well' } });
    assert.deepEqual(textsOf(content), ['Request', 'Note', 'all well', 'Chosen: Go']);
  });

  it('should show words as they were typed', () => {
    const card = cardOf([line('Title'), note]);
    const answered = answeredCard(card, { chosen: HOSTILE_NAME, entered: { note: HOSTILE_NAME } });
    assertShownAsTyped(answered);
    assertAnswerable(card, { chosen: 'x', entered: { note: HOSTILE_NAME } });
  });

  it('should say what was chosen last, once', () => {
    const first = answeredCard(cardOf([line('Title')]), { chosen: 'Chosen: one' });
    assert.deepEqual(textsOf(answeredCard(first, { chosen: 'Chosen: two' }).content), [
      'Title',
      'Chosen: two',
    ]);
  });

  it('should read the same however its parts stand in each other', () => {
    const leaf = fc.oneof(
      fc.string({ minLength: 1, maxLength: 8 }).map(line),
      fc.string({ minLength: 1, maxLength: 8 }).map(runs),
      fc
        .constantFrom<Part>(customer, note)
        .chain((input) => fc.stringMatching(/^[a-z]{6,12}$/).map((id) => ({ ...input, id }))),
      fc.constant<Part>({ type: 'ActionSet', actions: [SUBMIT] }),
    );
    const { part } = fc.letrec<{ part: Part }>((tie) => ({
      part: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        leaf,
        fc.array(tie('part'), { minLength: 1, maxLength: 3 }).map((items) => ({ type: 'Container', items })),
        fc
          .array(tie('part'), { minLength: 1, maxLength: 3 })
          .map((items) => ({ type: 'Container', items, selectAction: ROW })),
        fc.array(tie('part'), { minLength: 1, maxLength: 2 }).map((parts) => ({
          type: 'ColumnSet',
          columns: parts.map((item) => ({ type: 'Column', width: 'auto', items: [item] })),
        })),
      ),
    }));
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (body) => {
        assertAnswerable(cardOf([line('Title'), ...body], { actions: [SUBMIT] }));
      }),
      { numRuns: 25 },
    );
  });
});
