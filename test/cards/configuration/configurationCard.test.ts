import assert from 'node:assert/strict';
import { configurationCard } from '../../../cards/configuration/configurationCard.js';
import { configurationView } from '../../../cards/configuration/configurationView.js';
import { aCustomer, aReservation } from '../../dialogs/deskFakes.js';
import { ShownCard } from '../../dialogs/shownCard.js';
import { allTexts, assertDrawable, assertShownAsTyped, HOSTILE_NAME } from '../cardChecks.js';

const BUTTONS = ['1. Scope', '2. Flexibility', '3. Renewal', '4. Rename', '5. Done'].map((title) => ({
  title,
  data: { action: 'done', step: 's' },
  style: 'default' as const,
}));
const [english] = allTexts;

function cardOf(changes: Parameters<typeof aReservation>[0] = {}, readOnly = '', customer = aCustomer()) {
  const reservation = aReservation(changes);
  const model = { customer, reservation, scope: reservation.appliedScope, readOnly };
  return configurationCard(configurationView(english!, model, BUTTONS));
}

describe('configurationCard', () => {
  for (const texts of allTexts) {
    for (const readOnly of ['', 'Ask somebody else.']) {
      it(`should be drawable in ${texts.language} ${readOnly && 'where nothing can be changed'}`, () => {
        const reservation = aReservation({
          appliedScope: { type: 'ResourceGroup', id: '/subscriptions/s/resourceGroups/g', displayName: 'g' },
          instanceFlexibility: true,
        });
        const scope = { ...reservation.appliedScope, subscription: 's' };
        const model = { customer: aCustomer(), reservation, scope, readOnly };
        assertDrawable(configurationCard(configurationView(texts, model, BUTTONS)));
      });
    }
  }

  it('should show what there is to set, and only that', () => {
    const full = ShownCard.of(
      cardOf({
        appliedScope: { type: 'Single', displayName: 'Prod' },
        instanceFlexibility: false,
        renew: true,
      }),
    ).text;
    assert.ok(
      full.includes(
        'Name\nVM-Prod\nScope\nSingle subscription\nApplies to\nProd\nInstance size flexibility\nOff\nAutomatic renewal\nOn\n',
      ),
      full,
    );
    const least = ShownCard.of(cardOf()).text;
    assert.ok(least.includes('Scope\nShared\nAutomatic renewal\nOff\n'), least);
  });

  it('should show hostile names and reasons as they are', () => {
    for (const card of [
      cardOf({ displayName: HOSTILE_NAME }),
      cardOf({ sku: HOSTILE_NAME }),
      cardOf({ appliedScope: { type: 'Single', displayName: HOSTILE_NAME } }),
      cardOf({}, HOSTILE_NAME),
      cardOf({}, '', aCustomer({ name: HOSTILE_NAME })),
    ]) {
      assertDrawable(card);
      assertShownAsTyped(card);
    }
  });
});
