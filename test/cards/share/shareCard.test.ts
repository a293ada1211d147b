import assert from 'node:assert/strict';
import { shareCard } from '../../../cards/share/shareCard.js';
import {
  sharedCustomerView,
  sharedRequestView,
  sharedReservationView,
} from '../../../cards/share/shareViews.js';
import { allTexts, assertDrawable, assertShownAsTyped, HOSTILE_NAME } from '../cardChecks.js';

const LINK = { title: 'Open', url: 'https://teams.microsoft.com/l/chat/0/0?users=28:x' };
const RESERVATION = {
  displayName: HOSTILE_NAME,
  sku: 'Standard_D4s_v5',
  resourceType: 'VirtualMachines',
  region: 'westeurope',
  quantity: 4,
  expiryDate: '2027-03-01',
} as const;

describe('shareCard', () => {
  for (const texts of allTexts) {
    it(`should draw a reservation in ${texts.language}, with and without what is not known of it`, () => {
      const whole = { term: 'P1Y', appliedScope: { type: 'Single', displayName: HOSTILE_NAME } } as const;
      for (const rest of [{}, whole]) {
        const reservation = { ...RESERVATION, ...rest };
        const shared = { customerName: HOSTILE_NAME, reservation, state: 'Succeeded' } as const;
        const card = shareCard(sharedReservationView(texts, shared, [LINK]));
        assertDrawable(card);
        assertShownAsTyped(card);
        const isWhole = JSON.stringify(card).includes(texts.say('overview.scope'));
        assert.equal(isWhole, rest === whole);
      }
    });

    it(`should draw a customer in ${texts.language}, with and without what runs`, () => {
      const customer = { name: HOSTILE_NAME, domain: HOSTILE_NAME };
      for (const running of [undefined, { count: 0 }, { count: 2, nextExpiry: '2027-03-01' }]) {
        const card = shareCard(sharedCustomerView(texts, { customer, running }));
        assertDrawable(card);
        assertShownAsTyped(card);
      }
    });

    it(`should draw a request in ${texts.language}`, () => {
      const request = { id: 'SR-000001', customerName: HOSTILE_NAME, status: 'Open' } as const;
      const card = shareCard(sharedRequestView(texts, { ...request, basics: { issueType: 'Billing' } }));
      assertDrawable(card);
      assertShownAsTyped(card);
    });
  }
});
