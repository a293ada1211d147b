import assert from 'node:assert/strict';
import { MAX_BASKET_LINES } from '../../../cards/exchange/basketCard.js';
import { exchangeQuoteView } from '../../../cards/exchange/exchangeQuoteView.js';
import { quoteCard } from '../../../cards/quote/quoteCard.js';
import type { Texts } from '../../../services/localization/texts.js';
import { EXCHANGE_REFUSAL_CODES, type ExchangeQuote } from '../../../services/quotes/exchangeQuote.js';
import { aCustomer } from '../../dialogs/deskFakes.js';
import { plainSpaces, ShownCard } from '../../dialogs/shownCard.js';
import { allTexts, assertDrawable, assertShownAsTyped, HOSTILE_NAME, textsIn } from '../cardChecks.js';
import { anExchangeQuote, aPurchase, aReturn, REFUSALS } from './exchangeFixtures.js';

const TEAMS_BYTES = 28 * 1024;
const BUTTONS = [1, 2, 3, 4, 5].map((number) => ({
  title: `${number}. Compare it with a refund`,
  data: { action: 'compare', step: '0123456789abcdef0123456789abcdef' },
  style: 'default' as const,
}));
const english = textsIn('en');
const french = textsIn('fr');

function draw(texts: Texts, quote: ExchangeQuote, changes: { name?: string; hasDemoPrices?: boolean } = {}) {
  const { name = 'Contoso', hasDemoPrices = false } = changes;
  const model = { quote, customer: aCustomer({ name }), hasDemoPrices };
  const card = quoteCard(exchangeQuoteView(texts, model, BUTTONS));
  assertDrawable(card);
  return card;
}

const YEN = anExchangeQuote({
  returns: [aReturn({}, 'JPY')],
  purchases: [
    aPurchase(
      { billingPlan: 'Upfront', payments: 1, firstPayment: { amountMinor: 434_520, currency: 'JPY' } },
      'JPY',
    ),
  ],
});

describe('exchangeQuoteView', () => {
  for (const texts of allTexts) {
    for (const { name, quote } of [
      { name: 'a monthly purchase in euros', quote: anExchangeQuote() },
      { name: 'an upfront purchase in yen', quote: YEN },
    ]) {
      it(`should be drawable for ${name} in ${texts.language}`, () => {
        const { text } = ShownCard.of(draw(texts, quote));
        assert.ok(text.startsWith(plainSpaces(texts.say('exchange.title'))));
        assert.doesNotMatch(text, /NaN|undefined|exchange\.|\{\{/);
      });
    }

    for (const code of EXCHANGE_REFUSAL_CODES) {
      it(`should give reason and remedy of ${code} in ${texts.language}`, () => {
        const { refusals, ...view } = exchangeQuoteView(
          texts,
          {
            quote: anExchangeQuote({ refusals: [REFUSALS[code]] }),
            customer: aCustomer(),
            hasDemoPrices: false,
          },
          [],
        );
        assert.equal(view.title, texts.say('exchange.refusedTitle'));
        assert.equal(refusals.length, 1);
        // What to do stands in the service's own sentence.
        const { reason, remedy } = refusals[0]!;
        for (const sentence of code === 'ServiceRefused' ? [reason] : [reason, remedy]) {
          assert.match(sentence, /[.。]$/);
          assert.doesNotMatch(sentence, /NaN|undefined|exchange\.\w|quote\.\w|\{\{|Invalid Date/);
        }
      });
    }
  }

  it('should show how the net payable comes about', () => {
    const { text } = ShownCard.of(draw(english, anExchangeQuote()));
    assert.match(text, /Paid: €4,312\.56\nUsed up \(410 of 1,096 days\): €1,613\.27\nRemaining commitment: /);
    assert.match(
      text,
      /€4,345\.20 per unit over the whole term\n36 monthly payments, the first of €120\.70\n/,
    );
    assert.match(text, /Purchases\n.*\n€4,345\.20\nCredit\n.*\n-€2,699\.29\nNet payable\n€1,645\.91\n/);
  });

  it('should show the commitment rule with its figures, the new term and what is charged', () => {
    const { text } = ShownCard.of(draw(english, anExchangeQuote()));
    assert.match(text, /\n€2,699\.29\nBought: new commitment\n€4,345\.20\nMore than needed\n€1,645\.91\n/);
    assert.match(text, /New term \(3 years\)\nNovember 22, 2026 to November 22, 2029\n/);
    assert.match(text, /Charged on the first day, before the credit\n€120\.70\n/);
    assert.match(text, /Quote valid until\nNovember 22, 2026 at 9:30 AM UTC\n/);
  });

  it('should name each new term once', () => {
    const short = aPurchase({ term: 'P1Y', expiryDate: '2027-11-22' });
    const { text } = ShownCard.of(draw(english, anExchangeQuote({ purchases: [short, aPurchase(), short] })));
    assert.deepEqual(text.match(/New term \(.*\)/g), ['New term (1 year)', 'New term (3 years)']);
  });

  it('should write yen without decimals', () => {
    const { text } = ShownCard.of(draw(french, YEN));
    assert.match(text, /Net à payer\n164 591 JPY\n/);
  });

  it('should name the ids of every return', () => {
    const returns = [aReturn(), aReturn({ reservationId: 'reservation-2', orderId: 'order-2' })];
    const { text } = ShownCard.of(draw(english, anExchangeQuote({ returns })));
    assert.match(text, /Reservation: 5f2c1c1e-.*\nOrder: 9a1b2c3d-.*\n/);
    assert.match(text, /Reservation: reservation-2\nOrder: order-2\n/);
  });

  it('should say what is missing and which quantity would be enough, and promise no net payable', () => {
    const quote = anExchangeQuote({
      returns: [aReturn(), aReturn({ credit: { amountMinor: 600_000, currency: 'EUR' } })],
      refusals: [REFUSALS.CommitmentTooSmall],
    });
    const { text } = ShownCard.of(draw(english, quote));
    assert.match(text, /commit to €4,345\.20, but .* is €8,699\.29: €4,354\.09 is missing\./);
    assert.match(text, /3 × Standard_D8s_v5 would be enough\./);
    assert.doesNotMatch(text, /Net payable|New term|valid until/);
  });

  it('should suggest what else to change where no quantity would be enough', () => {
    const refusal = { ...REFUSALS.CommitmentTooSmall, purchaseIndex: undefined, passingQuantity: undefined };
    const { text } = ShownCard.of(draw(english, anExchangeQuote({ refusals: [refusal] })));
    assert.match(text, /Choose a larger product, more units or a longer term, or give back less\./);
  });

  it('should speak of the quantity to buy where a purchase has no such quantity', () => {
    const refusal = { code: 'InvalidQuantity' as const, purchaseIndex: 0, figures: { min: 1 } };
    const { text } = ShownCard.of(draw(english, anExchangeQuote({ refusals: [refusal] })));
    assert.match(text, /1 × Standard_D8s_v5: The quantity to buy must be a whole number from 1 up\./);
  });

  it('should show no amounts and no sums where a return is refused', () => {
    const { text } = ShownCard.of(draw(english, anExchangeQuote({ refusals: [REFUSALS.Cancelled] })));
    assert.match(text, /2 of 4 × Standard_D4s_v5\nVM-Prod-West\n–\n/);
    assert.doesNotMatch(text, /Net payable|Commitment rule/);
  });

  it('should say that prices are demo prices only where they are', () => {
    for (const hasDemoPrices of [true, false]) {
      const { text } = ShownCard.of(draw(english, anExchangeQuote(), { hasDemoPrices }));
      assert.equal(text.includes('demo prices'), hasDemoPrices);
    }
  });

  for (const { about, quote, name } of [
    { about: 'customer', quote: anExchangeQuote(), name: HOSTILE_NAME },
    { about: 'reservation', quote: anExchangeQuote({ returns: [aReturn({ displayName: HOSTILE_NAME })] }) },
    { about: 'returned SKU', quote: anExchangeQuote({ returns: [aReturn({ sku: HOSTILE_NAME })] }) },
    { about: 'order', quote: anExchangeQuote({ returns: [aReturn({ orderId: HOSTILE_NAME })] }) },
    { about: 'bought SKU', quote: anExchangeQuote({ purchases: [aPurchase({ sku: HOSTILE_NAME })] }) },
    { about: 'region', quote: anExchangeQuote({ purchases: [aPurchase({ region: HOSTILE_NAME })] }) },
    { about: 'policy', quote: anExchangeQuote({ policyId: HOSTILE_NAME }) },
    {
      about: 'refused type',
      quote: anExchangeQuote({
        refusals: [{ ...REFUSALS.OtherType, figures: { resourceType: HOSTILE_NAME, with: HOSTILE_NAME } }],
      }),
    },
  ]) {
    it(`should show the hostile name of a ${about} as it is`, () => {
      assertShownAsTyped(draw(english, quote, name === undefined ? {} : { name }));
    });
  }

  for (const texts of allTexts) {
    it(`should fit into a Teams message with as many lines as the baskets hold, in ${texts.language}`, () => {
      const many = Array.from({ length: MAX_BASKET_LINES }, (_, index) => index);
      const returns = many.map(() => aReturn({ displayName: 'é'.repeat(64) }));
      const refused = many.map((returnIndex) => ({ ...REFUSALS.SavingsPlanCovers, returnIndex }));
      for (const refusals of [[], refused]) {
        const quote = anExchangeQuote({ returns, purchases: many.map(() => aPurchase()), refusals });
        const bytes = Buffer.byteLength(JSON.stringify(draw(texts, quote, { hasDemoPrices: true }).content));
        assert.ok(bytes < TEAMS_BYTES, `${bytes} bytes`);
      }
    });
  }
});
