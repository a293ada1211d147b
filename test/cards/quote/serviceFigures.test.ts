import assert from 'node:assert/strict';
import { exchangeQuoteView } from '../../../cards/exchange/exchangeQuoteView.js';
import { quoteCard } from '../../../cards/quote/quoteCard.js';
import { quoteView } from '../../../cards/quote/quoteView.js';
import type { Texts } from '../../../services/localization/texts.js';
import { quoteRefund } from '../../../services/quotes/refund.js';
import type { RefundQuote, ServiceQuote } from '../../../services/quotes/refundQuote.js';
import { aCustomer, aReservation } from '../../dialogs/deskFakes.js';
import { plainSpaces, ShownCard } from '../../dialogs/shownCard.js';
import { CSP_2018 } from '../../support/csp2018.js';
import { allTexts, assertDrawable, assertShownAsTyped, HOSTILE_NAME, textsIn } from '../cardChecks.js';
import { anExchangeQuote } from '../exchange/exchangeFixtures.js';

const SERVICE: ServiceQuote = {
  sessionId: '3b6f2a10-77c4-4a55-9a43-0c9b1c2d3e4f',
  correlationId: 'c0ffee00-1111-4222-8333-444455556666',
  differs: [],
  refusedWith: [],
};
const usd = (amountMinor: number) => ({ amountMinor, currency: 'USD' });
const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });

function refundText(texts: Texts, changes: Partial<RefundQuote>): string {
  const reservation = aReservation();
  const at = new Date('2026-11-22T09:00:00.000Z');
  const context = { policy: CSP_2018, at, pool: [], pendingQuantity: 0 };
  const quote = { ...quoteRefund(reservation, 2, context), ...changes };
  const card = quoteCard(quoteView(texts, { quote, reservation, customer: aCustomer() }, []));
  assertDrawable(card);
  return plainSpaces(ShownCard.of(card).text);
}

function exchangeText(texts: Texts, service: ServiceQuote): string {
  const quote = anExchangeQuote({ service, netPayable: eur(164_491), credit: eur(270_029) });
  const model = { quote, customer: aCustomer(), hasDemoPrices: false };
  const card = quoteCard(exchangeQuoteView(texts, model, []));
  assertDrawable(card);
  return plainSpaces(ShownCard.of(card).text);
}

const WORDS = {
  en: {
    refund:
      'Microsoft quotes a refund of $1,234.56; by the policy I reckon $1,200.00. Microsoft’s figure counts.',
    remaining: 'Microsoft puts the remaining commitment at $999.00; by the policy I reckon $1,000.00.',
    credit: 'Microsoft credits €2,700.29; by the policy I reckon €2,699.29.',
    netPayable: 'Microsoft puts the net amount to pay at €1,644.91; by the policy I reckon €1,645.91.',
    ids: ['Session ID', 'Correlation ID'],
  },
  fr: {
    refund: /1 234,56 \$(?:US)? .*1 200,00 \$/,
    remaining: /999,00 \$(?:US)? .*1 000,00 \$/,
    credit: /2 700,29 € .*2 699,29 €/,
    netPayable: /1 644,91 € .*1 645,91 €/,
    ids: ['ID de session', 'ID de corrélation'],
  },
} as const;

function assertSays(text: string, words: string | RegExp): void {
  assert.ok(typeof words === 'string' ? text.includes(words) : words.test(text), `${words} in:\n${text}`);
}

describe('quote cards: figures of the service', () => {
  for (const language of ['en', 'fr'] as const) {
    const texts = textsIn(language);
    const words = WORDS[language];

    it(`should say where the service’s refund differs from the desk’s in ${language}`, () => {
      const differs = [
        { figure: 'refund', reckoned: usd(120_000) },
        { figure: 'remainingCommitment', reckoned: usd(100_000) },
      ] as const;
      const service = { ...SERVICE, differs };
      const text = refundText(texts, { service, refund: usd(123_456), remainingCommitment: usd(99_900) });
      assertSays(text, words.refund);
      assertSays(text, words.remaining);
    });

    it(`should say where the service’s exchange differs from the desk’s in ${language}`, () => {
      const differs = [
        { figure: 'credit', reckoned: eur(269_929) },
        { figure: 'netPayable', reckoned: eur(164_591) },
      ] as const;
      const text = exchangeText(texts, { ...SERVICE, differs });
      assertSays(text, words.credit);
      assertSays(text, words.netPayable);
    });

    it(`should name session and call, to quote to support, in ${language}`, () => {
      const [session, correlation] = words.ids;
      for (const text of [refundText(texts, { service: SERVICE }), exchangeText(texts, SERVICE)]) {
        assertSays(text, `${session}\n${SERVICE.sessionId}\n${correlation}\n${SERVICE.correlationId}`);
      }
    });
  }

  for (const texts of allTexts) {
    it(`should give the sentence of a refusal, its call and no session in ${texts.language}`, () => {
      const { correlationId } = SERVICE;
      for (const code of ['SelfServiceRefundNotSupported', 'BillingTransientError', 'FutureCode']) {
        const refusals = [{ code: 'ServiceRefused', figures: { serviceCode: code } }] as const;
        const service = { correlationId, differs: [], refusedWith: [code] };
        const text = refundText(texts, { refusals, service });
        assertSays(text, plainSpaces(texts.serviceRefusal(code)));
        assertSays(text, `${texts.say('service.correlation')}\n${correlationId}`);
        assert.ok(!text.includes(`${texts.say('service.session')}\n`));
        assert.doesNotMatch(text, /undefined|service\./);
      }
    });
  }

  it('should say nothing of a service where the desk reckons alone', () => {
    const text = refundText(textsIn('en'), {});
    assert.doesNotMatch(text, /Session ID|Correlation ID|Microsoft/);
  });

  it('should show ids of any kind as they are', () => {
    const reservation = aReservation();
    const context = {
      policy: CSP_2018,
      at: new Date('2026-11-22T09:00:00.000Z'),
      pool: [],
      pendingQuantity: 0,
    };
    const service = { ...SERVICE, sessionId: HOSTILE_NAME };
    const quote = { ...quoteRefund(reservation, 2, context), service };
    const card = quoteCard(quoteView(textsIn('en'), { quote, reservation, customer: aCustomer() }, []));
    assertDrawable(card);
    assertShownAsTyped(card);
  });
});
