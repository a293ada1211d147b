import assert from 'node:assert/strict';
import { propertiesCard } from '../../../cards/properties/propertiesCard.js';
import { propertiesAsText, propertiesView } from '../../../cards/properties/propertiesView.js';
import { aCustomer, aReservation } from '../../dialogs/deskFakes.js';
import { allTexts, assertDrawable, assertShownAsTyped, HOSTILE_NAME, textsIn } from '../cardChecks.js';

const BUTTONS = [{ title: '1. Done', data: { action: 'done', step: 's' }, style: 'default' as const }];
const english = textsIn('en');
const french = textsIn('fr');
const SCOPE = { type: 'Single', id: '/subscriptions/5f0c', displayName: 'Prod' } as const;

function modelOf(changes: Parameters<typeof aReservation>[0] = {}, customer = aCustomer()) {
  const reservation = aReservation(changes);
  return { customer, reservation, scope: reservation.appliedScope, state: 'Succeeded' } as const;
}

interface Node {
  readonly type?: string;
  readonly text?: string;
  readonly fontType?: string;
  readonly inlines?: readonly Node[];
}

/** Every block that a user can mark and copy, by its runs. */
function blocksOf(node: unknown): (readonly Node[])[] {
  if (Array.isArray(node)) return node.flatMap(blocksOf);
  if (typeof node !== 'object' || node === null) return [];
  const { inlines } = node as Node;
  return inlines ? [inlines] : Object.values(node).flatMap(blocksOf);
}

describe('propertiesCard', () => {
  for (const texts of allTexts) {
    it(`should be drawable in ${texts.language}`, () => {
      assertDrawable(propertiesCard(propertiesView(texts, modelOf({ appliedScope: SCOPE }), BUTTONS)));
      assertDrawable(propertiesCard(propertiesView(texts, modelOf(), BUTTONS)));
    });
  }

  for (const texts of allTexts) {
    it(`should have each id alone in a block of its own in ${texts.language}, so that nothing else is copied with it`, () => {
      const { content } = propertiesCard(propertiesView(texts, modelOf({ appliedScope: SCOPE }), BUTTONS));
      const alone = blocksOf(content)
        .filter((runs) => runs.length === 1 && runs[0]!.fontType === 'Monospace')
        .map(([run]) => run!.text);
      assert.deepEqual(alone, [
        'reservation-1',
        'order-1',
        'customer-1',
        'contoso.com',
        '/subscriptions/5f0c',
      ]);
    });
  }

  it('should show hostile names as they are', () => {
    for (const model of [
      ...(['id', 'orderId', 'displayName', 'sku', 'region', 'resourceType'] as const).map((about) =>
        modelOf({ [about]: HOSTILE_NAME }),
      ),
      modelOf({ appliedScope: { ...SCOPE, displayName: HOSTILE_NAME } }),
      modelOf({}, aCustomer({ name: HOSTILE_NAME })),
      modelOf({}, aCustomer({ domain: HOSTILE_NAME })),
    ]) {
      const card = propertiesCard(propertiesView(english, model, BUTTONS));
      assertDrawable(card);
      assertShownAsTyped(card);
    }
  });
});

describe('propertiesAsText', () => {
  it('should hold every property on one line', () => {
    assert.deepEqual(propertiesAsText(english, modelOf({ appliedScope: SCOPE })).split('\n'), [
      'Name: VM-Prod',
      'Customer: Contoso',
      'Reservation ID: reservation-1',
      'Reservation order ID: order-1',
      'Customer ID: customer-1',
      'Customer domain: contoso.com',
      'Scope ID: /subscriptions/5f0c',
      'Product: Standard_D4s_v5',
      'Type: Virtual machines',
      'Region: West Europe',
      'Quantity: 4',
      'Term: 1 year',
      'Billing plan: Upfront',
      'Benefit start: May 1, 2026',
      'Expiry date: May 1, 2027',
      'State: Active',
      'Scope: Single subscription · Prod',
    ]);
    assert.match(propertiesAsText(french, modelOf()), /^ID de réservation\u00a0: reservation-1$/m);
  });

  it('should give no line to a name that brings line breaks', () => {
    const lines = propertiesAsText(english, modelOf({ displayName: 'Web\r\nOrder ID: forged' })).split('\n');
    assert.equal(lines[0], 'Name: Web Order ID: forged');
    assert.equal(lines.filter((line) => line.startsWith('Order ID')).length, 0);
  });
});
