import type { Texts } from '../../services/localization/texts.js';
import type { ExchangeAsk } from '../../services/ports.js';
import type { ExchangeQuote, ExchangeRefusal } from '../../services/quotes/exchangeQuote.js';
import type { Choice } from '../prompts/choice.js';
import type { Press } from '../prompts/turnInput.js';

/** What an exchange consists of. */
export type ExchangeLines = Pick<ExchangeAsk, 'returns' | 'purchases'>;

const REMEDIES = ['returnQuantity', 'purchaseQuantity', 'withoutReturn', 'withoutPurchase'] as const;

/** The nearest exchanges that would not be refused for what the quote is refused for, one button each. */
export function remedyChoices(texts: Texts, quote: ExchangeQuote): Choice[] {
  const choices = quote.refusals.flatMap((refusal) => remedyOf(texts, refusal, quote) ?? []);
  const isFirst = ({ action, item }: Choice, index: number) =>
    choices.findIndex((other) => other.action === action && other.item === item) === index;
  return choices.filter(isFirst);
}

function remedyOf(
  texts: Texts,
  { passingQuantity, returnIndex = -1, purchaseIndex = -1 }: ExchangeRefusal,
  { returns, purchases }: ExchangeQuote,
): Choice | undefined {
  const given = returns[returnIndex];
  const bought = purchases[purchaseIndex];
  if (passingQuantity !== undefined) {
    const quantity = texts.number(passingQuantity);
    if (bought) {
      const title = texts.say('products.remedy.purchaseQuantity', { quantity, sku: bought.sku });
      return { action: 'purchaseQuantity', item: `${purchaseIndex} ${passingQuantity}`, title };
    }
    if (!given) return undefined;
    const name = returns.length > 1 ? 'products.remedy.returnQuantityOf' : 'products.remedy.returnQuantity';
    const title = texts.say(name, { quantity, name: given.displayName });
    return { action: 'returnQuantity', item: `${returnIndex} ${passingQuantity}`, title };
  }
  if (given && returns.length > 1) {
    const title = texts.say('products.remedy.without', { name: given.displayName });
    return { action: 'withoutReturn', item: String(returnIndex), title };
  }
  if (bought && purchases.length > 1) {
    const title = texts.say('products.remedy.without', { name: bought.sku });
    return { action: 'withoutPurchase', item: String(purchaseIndex), title };
  }
  return undefined;
}

/** The exchange after the remedy that was pressed; undefined when the press is none. */
export function remedied(
  { action, item = '' }: Press,
  { returns, purchases }: ExchangeLines,
): ExchangeLines | undefined {
  const remedy = REMEDIES.find((name) => name === action);
  const [index = -1, quantity = 0] = item.split(' ').map(Number);
  switch (remedy) {
    case 'returnQuantity':
      return { returns: withQuantity(returns, index, quantity), purchases };
    case 'purchaseQuantity':
      return { returns, purchases: withQuantity(purchases, index, quantity) };
    case 'withoutReturn':
      return { returns: withoutLine(returns, index), purchases };
    case 'withoutPurchase':
      return { returns, purchases: withoutLine(purchases, index) };
    default:
      return undefined;
  }
}

export function withoutLine<T>(lines: readonly T[], index: number): T[] {
  return lines.toSpliced(index, 1);
}

function withQuantity<T extends { readonly quantity: number }>(
  lines: readonly T[],
  index: number,
  quantity: number,
): T[] {
  return lines.map((line, place) => (place === index ? { ...line, quantity } : line));
}
