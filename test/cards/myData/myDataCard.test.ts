import assert from 'node:assert/strict';
import { forgetView } from '../../../cards/myData/forgetView.js';
import { type KeptDataModel, keptDataView } from '../../../cards/myData/keptDataView.js';
import { myDataCard } from '../../../cards/myData/myDataCard.js';
import { allTexts, assertDrawable, assertShownAsTyped, HOSTILE_NAME, textsIn } from '../cardChecks.js';

const BUTTONS = [
  { title: '1. Get it', data: { action: 'export', step: 's' }, style: 'default' as const },
  { title: '2. Delete', data: { action: 'delete', step: 's' }, style: 'destructive' as const },
];
const english = textsIn('en');

const CONTACT = {
  firstName: 'Ada',
  lastName: 'Lovelace',
  email: 'ada@partner.example',
  phone: '+33123456789',
  method: 'Email',
  country: 'FR',
  language: 'fr',
  timeZone: 'Europe/Paris',
} as const;

function modelOf(changes: { name?: string; customerName?: string } = {}): KeptDataModel {
  const { name = 'Ada', customerName = 'Contoso' } = changes;
  const about = ['refund', 'exchange', 'support'] as const;
  const unfinished = about.map((kind) => ({
    key: kind,
    savedAt: '2026-11-20T10:00:00.000Z',
    about: kind,
    customerName,
    draft: {},
  }));
  return {
    profile: { language: 'fr', contact: { ...CONTACT, firstName: name }, unfinished },
    requests: 1,
    conversationDays: 1,
    draftDays: 180,
  };
}

describe('myDataCard', () => {
  for (const texts of allTexts) {
    it(`should be drawable in ${texts.language}`, () => {
      const nothing = { profile: { unfinished: [] }, requests: 0, conversationDays: 90, draftDays: 180 };
      assertDrawable(myDataCard(keptDataView(texts, modelOf(), BUTTONS)));
      assertDrawable(myDataCard(keptDataView(texts, nothing, BUTTONS)));
      for (const isKeptHere of [true, false]) {
        assertDrawable(myDataCard(forgetView(texts, { isKeptHere, hasApprovals: isKeptHere }, BUTTONS)));
      }
    });
  }

  it('should show hostile names as they are', () => {
    for (const model of [modelOf({ name: HOSTILE_NAME }), modelOf({ customerName: HOSTILE_NAME })]) {
      const card = myDataCard(keptDataView(english, model, BUTTONS));
      assertDrawable(card);
      assertShownAsTyped(card);
    }
  });
});

describe('forgetView', () => {
  it('should only promise to delete what was said where the desk keeps it', () => {
    const said = (isKeptHere: boolean) =>
      JSON.stringify(forgetView(english, { isKeptHere, hasApprovals: false }, BUTTONS));
    assert.match(said(true), /What was said in your conversations on this page/);
    assert.doesNotMatch(said(false), /on this page/);
    assert.match(said(false), /chat app: they are not mine to delete/);
  });
});
