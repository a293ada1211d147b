import type { AgreedExchange } from '../../services/model.js';
import type { PurchaseAsk, ReturnAsk } from '../../services/quotes/exchangeQuote.js';
import type { BasketAnswer } from './basketPrompt.js';
import type { ExchangeLines } from './exchangeRemedies.js';

/** What is already chosen when an exchange is begun from elsewhere. */
export interface ExchangeOptions extends Partial<ExchangeLines> {
  readonly customerId?: string;
  /** To be given back; without it, `returns` and `purchases` may hold an exchange to be changed. */
  readonly reservationId?: string;
  /** Which basket of an exchange to be changed is shown first; that of the returns when absent. */
  readonly change?: 'returns' | 'purchases';
}

/** An exchange as it is put together. */
export interface ExchangeDraft {
  customerId?: string;
  /** The reservation that the task was begun with. */
  readonly begunWith?: string;
  /** Set until the first basket was shown of an exchange whose purchases are to be changed. */
  skipsReturns?: boolean;
  returns: readonly ReturnAsk[];
  purchases: readonly PurchaseAsk[];
  /** What was agreed to. */
  exchange?: AgreedExchange;
  /** The refund that is wanted instead. */
  refund?: ReturnAsk;
}

export function beginExchange(options: ExchangeOptions): ExchangeDraft {
  const { customerId, reservationId, returns = [], purchases = [], change } = options;
  if (customerId === undefined) return { returns: [], purchases: [] };
  if (returns.length === 0) {
    return { customerId, returns, purchases, ...(reservationId && { begunWith: reservationId }) };
  }
  return { customerId, returns, purchases, skipsReturns: change === 'purchases' };
}

/** The step that shows a basket, or the one that chooses its first line; purchases need a return before them. */
export function stepFor({ returns, purchases }: ExchangeLines, what: 'returns' | 'purchases'): string {
  if (returns.length === 0) return 'return';
  if (what === 'returns') return 'returns';
  return purchases.length > 0 ? 'purchases' : 'purchase';
}

export function takeLines(draft: ExchangeDraft, { returns, purchases }: ExchangeLines): void {
  draft.returns = returns;
  draft.purchases = purchases;
}

/**
 * Takes over what was offered in place of something refused.
 * @param step the step that offered it
 * @returns the step to show next
 */
export function takeInstead(
  draft: ExchangeDraft,
  answer: Extract<BasketAnswer, { kind: 'instead' | 'refund' }>,
  step: string,
): string {
  if (answer.kind === 'instead') {
    takeLines(draft, answer.lines);
    return step;
  }
  draft.refund = answer.refund;
  return 'refund';
}
