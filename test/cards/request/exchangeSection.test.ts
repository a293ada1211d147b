import assert from 'node:assert/strict';
import { exchangeLines, exchangeSection } from '../../../cards/request/exchangeSection.js';
import { requestCard } from '../../../cards/request/requestCard.js';
import { ShownCard } from '../../dialogs/shownCard.js';
import { allTexts, assertDrawable, assertShownAsTyped, HOSTILE_NAME } from '../cardChecks.js';
import { anExchangeQuote, aPurchase, aReturn } from '../exchange/exchangeFixtures.js';

const [english] = allTexts;
const QUOTE = anExchangeQuote({
  returns: [
    aReturn(),
    aReturn({ displayName: HOSTILE_NAME, reservationId: 'reservation-2', orderId: 'order-2' }),
  ],
  purchases: [aPurchase({ quantity: 2 }), aPurchase({ sku: HOSTILE_NAME })],
});

function draw(texts = english!) {
  const view = { title: 'Title', position: '', status: '', statusColor: 'Default', text: '' } as const;
  return requestCard({ ...view, sections: [exchangeSection(texts, QUOTE)], buttons: [] });
}

describe('exchangeSection', () => {
  for (const texts of allTexts) {
    it(`should be drawable in ${texts.language}, names as they are`, () => {
      const card = draw(texts);
      assertDrawable(card);
      assertShownAsTyped(card);
      assert.doesNotMatch(ShownCard.of(card).text, /NaN|undefined|exchange\./);
    });
  }

  it('should name the sums, every line and its ids', () => {
    const { text } = ShownCard.of(draw());
    assert.match(text, /Net payable\n€3,291\.82\n/);
    assert.match(text, /Given back: 2 of 4 × Standard_D4s_v5\nVM-Prod-West, Credit: €2,699\.29\n/);
    assert.match(text, /Reservation ID: reservation-2\nReservation order ID: order-2\n/);
    assert.match(
      text,
      /Bought: 2 × Standard_D8s_v5\nFrance Central · 3 years · Monthly, Commitment: €4,345\.20/,
    );
  });
});

describe('exchangeLines', () => {
  it('should give support every line, all ids and the sums', () => {
    const lines = exchangeLines(english!, QUOTE).map(({ label, value }) => `${label}: ${value}`);
    assert.deepEqual(
      lines.filter((line) => line.includes('ID')),
      [
        'Reservation ID: 5f2c1c1e-6b0d-4a37-9d2e-0d6d6f1a2b3c',
        'Reservation order ID: 9a1b2c3d-4e5f-4a6b-8c7d-1e2f3a4b5c6d',
        'Reservation ID: reservation-2',
        'Reservation order ID: order-2',
      ],
    );
    assert.equal(lines[0], 'Given back: 2 of 4 × Standard_D4s_v5, VM-Prod-West, Credit: €2,699.29');
    assert.ok(
      lines.includes(
        'Bought: 2 × Standard_D8s_v5, France Central · 3 years · Monthly, Commitment: €4,345.20',
      ),
    );
    assert.deepEqual(lines.slice(-6), [
      'Commitment to reach: €5,398.58',
      'Purchases in all: €8,690.40',
      'Credit: €5,398.58',
      'Net payable: €3,291.82',
      'New terms start on: November 22, 2026',
      'Policy: csp-2018, in force since January 1, 2018',
    ]);
  });
});
