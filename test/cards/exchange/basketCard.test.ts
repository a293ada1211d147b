import assert from 'node:assert/strict';
import { basketCard } from '../../../cards/exchange/basketCard.js';
import { purchasesBasketView, returnsBasketView } from '../../../cards/exchange/basketView.js';
import type { ExchangeQuote } from '../../../services/quotes/exchangeQuote.js';
import { aCustomer } from '../../dialogs/deskFakes.js';
import { plainSpaces, ShownCard } from '../../dialogs/shownCard.js';
import { allTexts, assertDrawable, assertShownAsTyped, HOSTILE_NAME } from '../cardChecks.js';
import { anExchangeQuote, aPurchase, aReturn, REFUSALS } from './exchangeFixtures.js';

const BUTTONS = [{ title: '3. Go on', data: { action: 'next', step: 's' }, style: 'positive' as const }];
const PRESSES = ['0', '1'].map((item) => ({
  title: `${Number(item) + 1}. Remove`,
  data: { action: 'remove', step: 's', item },
}));
const [english] = allTexts;
const customer = aCustomer({ name: HOSTILE_NAME });

function modelOf(quote: ExchangeQuote) {
  return { quote, customer, presses: PRESSES, hasDemoPrices: true };
}

const TWO_RETURNS = anExchangeQuote({
  returns: [aReturn(), aReturn({ displayName: HOSTILE_NAME, sku: HOSTILE_NAME })],
  purchases: [],
  refusals: [{ ...REFUSALS.OtherType, purchaseIndex: undefined, returnIndex: 1 }, REFUSALS.NothingBought],
});

describe('basketCard', () => {
  for (const texts of allTexts) {
    it(`should draw what is given back in ${texts.language}, refused lines with reason and remedy`, () => {
      const card = basketCard(returnsBasketView(texts, modelOf(TWO_RETURNS), BUTTONS));
      assertDrawable(card);
      assertShownAsTyped(card);
      const { text } = ShownCard.of(card);
      assert.ok(text.includes(plainSpaces(texts.say('exchange.remedy.alone'))));
      assert.ok(!text.includes(plainSpaces(texts.say('exchange.refusal.NothingBought'))));
    });

    it(`should draw what is bought in ${texts.language}, refused lines with reason and remedy`, () => {
      const quote = anExchangeQuote({
        purchases: [aPurchase({ region: HOSTILE_NAME }), aPurchase({ sku: HOSTILE_NAME })],
        refusals: [REFUSALS.OtherCurrency, REFUSALS.CommitmentTooSmall],
      });
      const card = basketCard(purchasesBasketView(texts, modelOf(quote), BUTTONS));
      assertDrawable(card);
      assertShownAsTyped(card);
      const { text } = ShownCard.of(card);
      assert.ok(text.includes(plainSpaces(texts.say('exchange.remedy.matchingCurrency', { with: 'EUR' }))));
      assert.ok(text.includes(plainSpaces(texts.say('exchange.demoPrices'))));
    });

    it(`should draw empty baskets in ${texts.language}`, () => {
      const quote = anExchangeQuote({ returns: [], purchases: [], refusals: [REFUSALS.NothingReturned] });
      for (const view of [returnsBasketView, purchasesBasketView]) {
        assertDrawable(basketCard(view(texts, modelOf(quote), BUTTONS)));
      }
    });
  }

  it('should take out the line that is pressed', () => {
    const card = ShownCard.of(basketCard(returnsBasketView(english!, modelOf(TWO_RETURNS), BUTTONS)));
    assert.deepEqual(card.dataOf('2 of 4 × Standard_D4s_v5'), { action: 'remove', step: 's', item: '0' });
    assert.match(card.text, /1\. Remove\n/);
  });

  it('should tell what the returns are worth and which commitment is to be reached', () => {
    const quote = anExchangeQuote({ returns: [aReturn(), aReturn()], purchases: [] });
    const { text } = ShownCard.of(basketCard(returnsBasketView(english!, modelOf(quote), BUTTONS)));
    assert.match(text, /VM-Prod-West\nCredit: €2,699\.29\nRemaining commitment: €2,699\.29\n/);
    assert.match(text, /\nCredit\n€5,398\.58\nCommitment to reach\n€5,398\.58\n/);
  });

  it('should show no amounts of a return that is refused', () => {
    const refusals = [{ ...REFUSALS.NotExchangeable }];
    const quote = anExchangeQuote({ returns: [aReturn()], purchases: [], refusals });
    const { text } = ShownCard.of(basketCard(returnsBasketView(english!, modelOf(quote), BUTTONS)));
    assert.doesNotMatch(text, /Remaining commitment:/);
  });

  for (const { bought, shown } of [
    { bought: 269_928, shown: 'Still missing\n€0.01' },
    { bought: 269_929, shown: 'More than needed\n€0.00' },
    { bought: 269_930, shown: 'More than needed\n€0.01' },
  ]) {
    it(`should show ${shown.replace('\n', ' ')} for purchases of ${bought} cents`, () => {
      const commitment = { amountMinor: bought, currency: 'EUR' };
      const quote = anExchangeQuote({ purchases: [aPurchase({ commitment })] });
      const { text } = ShownCard.of(basketCard(purchasesBasketView(english!, modelOf(quote), BUTTONS)));
      assert.ok(text.includes(shown), text);
    });
  }
});
