import type { Texts } from '../../services/localization/texts.js';
import type { Money } from '../../services/money.js';
import type { ExchangeQuote, PurchaseLine, ReturnLine } from '../../services/quotes/exchangeQuote.js';

/** Such as `2 of 4 × Standard_D4s_v5`. */
export function returnTitle(texts: Texts, { quantity, reservedQuantity, sku }: ReturnLine): string {
  const units = { quantity: texts.number(quantity), reserved: texts.number(reservedQuantity) };
  return texts.say('exchange.returnTitle', { ...units, sku });
}

/** Such as `3 × Standard_D8s_v5`. */
export function purchaseTitle(texts: Texts, { quantity, sku }: PurchaseLine): string {
  return texts.say('exchange.purchaseTitle', { quantity: texts.number(quantity), sku });
}

/** Region, term and plan of a purchase. */
export function offerWords(texts: Texts, { region, term, billingPlan }: PurchaseLine): string {
  return texts.say('exchange.offer', {
    region: texts.label('region', region),
    term: texts.label('term', term),
    plan: texts.label('billingPlan', billingPlan),
  });
}

/** Whether the return at this place is refused: its amounts then mean nothing. */
export function isReturnRefused({ refusals }: ExchangeQuote, index: number): boolean {
  return refusals.some(({ returnIndex }) => returnIndex === index);
}

/** Whether the sums mean anything: only a purchase that is too small, or none yet, leaves them whole. */
export function hasWholeSums({ refusals }: ExchangeQuote): boolean {
  return refusals.every(({ code }) => code === 'CommitmentTooSmall' || code === 'NothingBought');
}

/** What is to be paid; undefined while nothing is bought, or where what is bought is worth less than the credit. */
export function netPayableOf(quote: ExchangeQuote): Money | undefined {
  const { purchases, netPayable } = quote;
  const isOwed = hasWholeSums(quote) && purchases.length > 0 && netPayable.amountMinor >= 0;
  return isOwed ? netPayable : undefined;
}

/** A label and its value on one line. */
export function labelled(texts: Texts, label: string, value: string): string {
  return texts.say('exchange.labelled', { label, value });
}
