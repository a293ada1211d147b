import assert from 'node:assert/strict';
import { exchangeQuoteView } from '../../../cards/exchange/exchangeQuoteView.js';
import { carryOutView } from '../../../cards/execution/carryOutView.js';
import { quoteCard } from '../../../cards/quote/quoteCard.js';
import { quoteView } from '../../../cards/quote/quoteView.js';
import type { Texts } from '../../../services/localization/texts.js';
import type { SupportRequest } from '../../../services/model.js';
import type { ExchangeQuote } from '../../../services/quotes/exchangeQuote.js';
import { quoteRefund } from '../../../services/quotes/refund.js';
import type { RefundQuote } from '../../../services/quotes/refundQuote.js';
import { executionTerms } from '../../../services/requests/executionTerms.js';
import { aCustomer, aReservation } from '../../dialogs/deskFakes.js';
import { CONTACT } from '../../dialogs/request/supportChat.js';
import { plainSpaces, ShownCard } from '../../dialogs/shownCard.js';
import { CSP_2018 } from '../../support/csp2018.js';
import { allTexts, assertDrawable, assertShownAsTyped, HOSTILE_NAME } from '../cardChecks.js';
import { anExchangeQuote, aPurchase, aReturn } from '../exchange/exchangeFixtures.js';

/** Teams refuses larger messages; a little is left for what stands around the card. */
const LIMIT_BYTES = 27 * 1024;
const [english] = allTexts;

function aRequest(changes: Partial<SupportRequest>): SupportRequest {
  return {
    id: 'SR-000001',
    key: 'key',
    customerId: 'customer-1',
    customerName: 'Contoso',
    reservationId: 'reservation-1',
    createdBy: 'user-1',
    createdAt: '2026-11-22T09:00:00.000Z',
    status: 'Open',
    basics: { issueType: 'Billing' },
    problem: {
      problemType: 'ReservationManagement',
      category: 'ExchangesAndRefunds',
      severity: 'Minimal',
      description: 'Please',
    },
    contact: CONTACT,
    comments: [],
    ...changes,
  };
}

function refundOn(day: string): RefundQuote {
  const at = new Date(`${day}T09:00:00.000Z`);
  return quoteRefund(aReservation(), 2, { policy: CSP_2018, pool: [], pendingQuantity: 0, at });
}

function refundCard(texts: Texts, filed: RefundQuote, now: RefundQuote) {
  const model = { quote: now, customer: aCustomer({ name: HOSTILE_NAME }), reservation: aReservation() };
  const terms = executionTerms(aRequest({ refund: filed }), { refund: now });
  return quoteCard(carryOutView(texts, terms, quoteView(texts, model, [])));
}

function exchangeCard(texts: Texts, filed: ExchangeQuote, now: ExchangeQuote) {
  const model = { quote: now, customer: aCustomer({ name: HOSTILE_NAME }), hasDemoPrices: true };
  const terms = executionTerms(aRequest({ exchange: filed }), { exchange: now });
  return quoteCard(carryOutView(texts, terms, exchangeQuoteView(texts, model, [])));
}

describe('carryOutView', () => {
  const filed = refundOn('2026-11-22');
  const exchange = anExchangeQuote();

  for (const texts of allTexts) {
    it(`should be drawable in ${texts.language}, names as they are, with what confirming means`, () => {
      const later = { ...exchange, credit: { ...exchange.credit, amountMinor: 1 } };
      for (const card of [
        refundCard(texts, filed, filed),
        refundCard(texts, filed, refundOn('2026-12-22')),
        exchangeCard(texts, exchange, exchange),
        exchangeCard(texts, exchange, later),
      ]) {
        assertDrawable(card);
        assertShownAsTyped(card);
        const { text } = ShownCard.of(card);
        assert.doesNotMatch(text, /NaN|undefined|requests\.|quote\./);
        assert.ok(text.includes(plainSpaces(texts.say('requests.carryOut.atOnce'))));
      }
    });

    it(`should fit a message in ${texts.language} however large the exchange`, () => {
      const eight = <T>(line: T) => Array.from({ length: 8 }, () => line);
      const lines = { returns: eight(aReturn()), purchases: eight(aPurchase()) };
      const [before, now] = [anExchangeQuote(lines), anExchangeQuote({ ...lines, policyId: 'azure-2022' })];
      const { bytes } = ShownCard.of(exchangeCard(texts, before, now));
      assert.ok(bytes < LIMIT_BYTES, `${bytes} bytes`);
    });
  }

  it('should say that nothing changed since the request was filed', () => {
    const { text } = ShownCard.of(refundCard(english!, filed, filed));
    assert.match(text, /\$771\.50\nThese are the amounts that the request was filed with\.\n/);
    assert.doesNotMatch(text, /Compared with the request|not the terms/);
  });

  it('should show what changed, and only that', () => {
    const { text } = ShownCard.of(refundCard(english!, filed, refundOn('2026-12-22')));
    assert.match(text, /not the terms that the request was filed with/);
    assert.match(text, /Refund, as filed\n\$771\.50\nRefund, now\n\$626\.85\n/);
    assert.doesNotMatch(text, /Policy, as filed|These are the amounts/);
    const policy = ShownCard.of(exchangeCard(english!, exchange, { ...exchange, policyId: 'azure-2022' }));
    assert.match(policy.text, /Policy, as filed\ncsp-2018\nPolicy, now\nazure-2022\n/);
    assert.doesNotMatch(policy.text, /Credit, as filed/);
  });

  it('should leave a refused quote as it is', () => {
    const { text } = ShownCard.of(refundCard(english!, filed, refundOn('2027-06-01')));
    assert.match(text, /^This refund is not possible/);
    assert.doesNotMatch(text, /money moves|Compared/);
  });
});
