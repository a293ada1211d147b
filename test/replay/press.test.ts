import assert from 'node:assert/strict';
import type { Activity } from 'botbuilder';
import { buttonsOf, PressError, pressed, readPressLine } from '../support/press.js';

const FORM = cardWith({
  body: [
    { type: 'Input.Text', id: 'firstName', label: 'First name', value: 'Ada' },
    { type: 'Input.Text', id: 'phone', label: 'Phone (optional)', value: '12' },
    { type: 'Input.Text', id: 'note', label: 'Note', value: '' },
    {
      type: 'Input.ChoiceSet',
      id: 'severity',
      label: 'Severity',
      value: 'Minimal',
      choices: [
        { title: '1.\u00A0Minimal impact', value: 'Minimal' },
        { title: '2.\u00A0Critical impact', value: 'Critical' },
      ],
    },
  ],
  actions: [
    { type: 'Action.Submit', title: 'Next', data: { action: 'submit', step: 'T' } },
    { type: 'Action.Submit', title: 'Cancel', data: { action: 'cancel' }, associatedInputs: 'none' },
  ],
});

describe('press', () => {
  it('should send what stands in the inputs, as clients do without the empty ones', () => {
    assert.deepEqual(pressed([FORM], 'Next', {}), {
      type: 'message',
      value: { firstName: 'Ada', phone: '12', severity: 'Minimal', action: 'submit', step: 'T' },
    });
  });

  it('should enter fields by id or label, choose by title, and leave out what is emptied', () => {
    const { value } = pressed([FORM], 'Next', {
      'First name': 'Grace',
      severity: 'Critical impact',
      phone: '',
    });
    assert.deepEqual(value, { firstName: 'Grace', severity: 'Critical', action: 'submit', step: 'T' });
  });

  it('should send no inputs with a button that takes none', () => {
    assert.deepEqual(pressed([FORM], 'Cancel', {}).value, { action: 'cancel' });
  });

  it('should press a row by its first text, with or without its number', () => {
    const list = cardWith({
      body: [
        {
          type: 'Container',
          selectAction: { type: 'Action.Submit', data: { item: 'A' } },
          items: [{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: '1. Contoso Ltd' }] }],
        },
      ],
    });
    assert.deepEqual(pressed([list], 'Contoso Ltd', {}).value, { item: 'A' });
    assert.deepEqual(pressed([list], '1. Contoso Ltd', {}).value, { item: 'A' });
    assert.equal(buttonsOf(list.attachments![0]!).length, 1);
  });

  it('should say which buttons or inputs there are when the wanted one is missing', () => {
    assert.throws(() => pressed([FORM], 'Submit', {}), {
      name: 'PressError',
      message: 'no button “Submit” on the last card; it has: Next | Cancel',
    });
    assert.throws(() => pressed([FORM], 'Next', { age: '7' }), /no input “age”.*firstName \| phone/);
    assert.throws(() => pressed([], 'Next', {}), PressError);
  });
});

describe('readPressLine', () => {
  const lines: [string, ReturnType<typeof readPressLine>][] = [
    ['[Press=Next]', { title: 'Next', fields: {} }],
    ['[Press=All (4)]', { title: 'All (4)', fields: {} }],
    ['[Press=Next; card=Basics]', { title: 'Next', fields: {}, card: 'Basics' }],
    ['[Press=Next; a=1=2; b= c d ;e=]', { title: 'Next', fields: { a: '1=2', b: 'c d', e: '' } }],
    ['[Press=Next; a=[x\\]\\; y\\nz]', { title: 'Next', fields: { a: '[x]; y\nz' } }],
    ['[Press=]', undefined],
    ['please [Press=Next]', undefined],
    ['Next', undefined],
  ];
  for (const [text, expected] of lines) {
    it(`should read ${JSON.stringify(text)}`, () => assert.deepEqual(readPressLine(text), expected));
  }
});

function cardWith(content: object): Partial<Activity> {
  return { attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }] };
}
