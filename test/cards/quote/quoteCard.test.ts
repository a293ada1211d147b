import assert from 'node:assert/strict';
import { quantityCard } from '../../../cards/quote/quantityCard.js';
import { quoteCard } from '../../../cards/quote/quoteCard.js';
import { quoteView } from '../../../cards/quote/quoteView.js';
import type { BillingPlan, RefundPoolEntry, Reservation } from '../../../services/model.js';
import { loadPolicies } from '../../../services/quotes/loadPolicies.js';
import { quoteRefund } from '../../../services/quotes/refund.js';
import type { RefusalCode } from '../../../services/quotes/refundQuote.js';
import { aCustomer, aReservation } from '../../dialogs/deskFakes.js';
import { ShownCard } from '../../dialogs/shownCard.js';
import { allTexts, assertDrawable, assertShownAsTyped, HOSTILE_NAME } from '../cardChecks.js';
import { anOutlook } from './anOutlook.js';

const BUTTONS = [{ title: '1. Yes', data: { action: 'agree', step: 's' }, style: 'positive' as const }];
const [english] = allTexts;
const csp2018 = loadPolicies().get('csp-2018')!;

interface Given {
  readonly changes?: Partial<Reservation>;
  readonly pool?: readonly RefundPoolEntry[];
  readonly pendingQuantity?: number;
  readonly quantity?: number;
  readonly policyId?: string;
}

function modelOf({ changes = {}, pool = [], pendingQuantity = 0, quantity = 2, policyId }: Given = {}) {
  const reservation = aReservation(changes);
  const policy = loadPolicies().get(policyId ?? csp2018.id)!;
  const at = new Date('2026-11-22T09:00:00.000Z');
  const quote = quoteRefund(reservation, quantity, { policy, at, pool, pendingQuantity });
  return { quote, reservation, customer: aCustomer() };
}

const USED_UP: readonly RefundPoolEntry[] = [1, 2, 3, 4, 5, 6].map((month) => ({
  requestId: `SR-00000${month}`,
  at: `2026-0${month}-10T00:00:00.000Z`,
  countedUsdMinor: 825_000,
}));

/** A refused quote of every code. */
const REFUSED: Readonly<Record<Exclude<RefusalCode, 'ServiceRefused'>, Given>> = {
  InvalidQuantity: { quantity: 9 },
  NotRefundable: { changes: { resourceType: 'Databricks' } },
  Expired: { changes: { expiryDate: '2026-11-01' } },
  Cancelled: { changes: { state: 'Cancelled' } },
  Processing: { changes: { state: 'Processing' } },
  LimitExceeded: { pool: USED_UP, quantity: 4 },
  AlreadyRequested: { pendingQuantity: 3 },
};
/** Those that the desk's own engine gives. */
const ENGINE_CODES = Object.keys(REFUSED) as (keyof typeof REFUSED)[];

const UNITS: Readonly<Record<string, string>> = {
  en: 'Units: 2 of 4',
  fr: 'Unités : 2 sur 4',
  de: 'Einheiten: 2 von 4',
  es: 'Unidades: 2 de 4',
  ja: '予約数 4 個のうち 2 個',
  pt: 'Unidades: 2 de 4',
};

describe('quoteCard', () => {
  for (const texts of allTexts) {
    it(`should say of what its numbers are in the line of what was paid, in ${texts.language}`, () => {
      for (const billingPlan of ['Upfront', 'Monthly'] satisfies BillingPlan[]) {
        const card = quoteCard(quoteView(texts, modelOf({ changes: { billingPlan } }), BUTTONS));
        const shown = ShownCard.of(card).text;
        assert.ok(shown.includes(UNITS[texts.language] ?? '?'), shown);
      }
    });
  }

  for (const texts of allTexts) {
    for (const billingPlan of ['Upfront', 'Monthly'] satisfies BillingPlan[]) {
      for (const policyId of loadPolicies().keys()) {
        it(`should be drawable for ${billingPlan} under ${policyId} in ${texts.language}`, () => {
          const card = quoteCard(quoteView(texts, modelOf({ changes: { billingPlan }, policyId }), BUTTONS));
          assertDrawable(card);
          assert.doesNotMatch(ShownCard.of(card).text, /NaN|undefined|quote\./);
        });
      }
    }

    for (const code of ENGINE_CODES) {
      it(`should give the reason of ${code} in ${texts.language}`, () => {
        const model = modelOf(REFUSED[code]);
        assert.deepEqual(
          model.quote.refusals.map((refusal) => refusal.code),
          [code],
        );
        const card = quoteCard(quoteView(texts, model, BUTTONS));
        assertDrawable(card);
        const { text } = ShownCard.of(card);
        assert.ok(text.startsWith(texts.say('quote.refusedTitle').replace(/\u00a0/g, ' ')));
        assert.doesNotMatch(text, /NaN|undefined|quote\.|\{\{/);
      });
    }
  }

  it('should list four refills and sum up the later ones', () => {
    const { text } = ShownCard.of(quoteCard(quoteView(english!, modelOf({ pool: USED_UP }), BUTTONS)));
    assert.match(text, /Free from April 10, 2027 \(\+\$8,250\.00\)\n\$[\d,.]+\nFree by June 10, 2027 \(/);
  });

  it('should say what comes back where a filed quote does not tell what is free then', () => {
    const model = modelOf({ pool: USED_UP });
    const refills = model.quote.pool.refills.map(({ date, amount }) => ({ date, amount }));
    const quote = { ...model.quote, pool: { ...model.quote.pool, refills } };
    const { text } = ShownCard.of(quoteCard(quoteView(english!, { ...model, quote }, BUTTONS)));
    assert.match(text, /Comes back on April 10, 2027\n\$8,250\.00\nComes back later\n/);
  });

  it('should show what a later return would bring, unless it brings nothing on any day', () => {
    const model = modelOf();
    const outlook = [
      anOutlook({ months: 0, refundMinor: 80_000 }),
      anOutlook({ months: 1, refundMinor: 60_000 }),
    ];
    const drawn = (days: typeof outlook) =>
      quoteCard(quoteView(english!, { ...model, outlook: days }, BUTTONS));
    assertDrawable(drawn(outlook));
    const { text } = ShownCard.of(drawn(outlook));
    assert.match(text, /What if I return it later\?\nToday\n/);
    assert.match(text, /In 1 month\nDecember 22, 2026\n\$600\.00\n/);
    const none = outlook.map((day) => ({ ...day, refund: { ...day.refund, amountMinor: 0 } }));
    assert.doesNotMatch(ShownCard.of(drawn(none)).text, /later\?/);
  });

  it('should say what would pass', () => {
    const given = REFUSED.LimitExceeded;
    const { text } = ShownCard.of(quoteCard(quoteView(english!, modelOf(given), BUTTONS)));
    assert.match(text, /Returning 1 unit would pass today\./);
    assert.match(text, /Returning 4 units will fit the limit from January 10, 2027 on\./);
  });

  for (const about of ['displayName', 'sku', 'id', 'orderId'] as const) {
    it(`should show a hostile ${about} as it is`, () => {
      const card = quoteCard(quoteView(english!, modelOf({ changes: { [about]: HOSTILE_NAME } }), BUTTONS));
      assertDrawable(card);
      assertShownAsTyped(card);
    });
  }

  it('should show hostile names of a customer, a policy and a refused product as they are', () => {
    const model = modelOf();
    const refused = modelOf({ changes: { resourceType: 'Databricks' } });
    const ofHostileType = { code: 'NotRefundable' as const, figures: { resourceType: HOSTILE_NAME } };
    for (const hostile of [
      { ...model, customer: aCustomer({ name: HOSTILE_NAME }) },
      { ...model, quote: { ...model.quote, policyId: HOSTILE_NAME } },
      { ...refused, quote: { ...refused.quote, refusals: [ofHostileType] } },
    ]) {
      const card = quoteCard(quoteView(english!, hostile, BUTTONS));
      assertDrawable(card);
      assertShownAsTyped(card);
    }
  });
});

describe('quantityCard', () => {
  it('should be drawable, its names as they are', () => {
    const [button] = BUTTONS;
    const card = quantityCard({
      title: 'How many?',
      text: HOSTILE_NAME,
      label: 'Units',
      max: 4,
      placeholder: '2',
      errorMessage: '1 to 4',
      submit: button!,
      buttons: BUTTONS,
    });
    assertDrawable(card);
    assertShownAsTyped(card);
    const [input] = (card.content.body as { type: string; max?: unknown }[]).filter(
      ({ type }) => type === 'Input.Number',
    );
    assert.equal(input?.max, 4);
  });
});
