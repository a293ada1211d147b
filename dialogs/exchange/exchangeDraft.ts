import type { AgreedExchange } from '../../services/model.js';
import type { PurchaseAsk, ReturnAsk } from '../../services/quotes/exchangeQuote.js';
import type { ReservationOptions } from '../reservations/reservationTaskDialog.js';
import type { BasketAnswer } from './basketPrompt.js';
import type { ExchangeLines } from './exchangeRemedies.js';

/** What is already chosen when an exchange is begun from elsewhere. */
export interface ExchangeOptions extends ReservationOptions, Partial<ExchangeLines> {
  /** To be given back; without it, `returns` and `purchases` may hold an exchange to be changed. */
  readonly reservationId?: string;
  /** Units to be given back of the first reservation. */
  readonly quantity?: number;
  /** Which basket of an exchange to be changed is shown first; that of the returns when absent. */
  readonly change?: 'returns' | 'purchases';
}

/** An exchange as it is put together. */
export interface ExchangeDraft {
  customerId?: string;
  customers?: readonly string[];
  /** The reservation that the task was begun with. */
  begunWith?: string;
  /** Ids of the reservations that may be meant, while none is given back. */
  candidates?: readonly string[];
  /** Units of the first reservation that the task was begun with. */
  begunQuantity?: number;
  /** Whether the user's own words chose what the task was begun with. */
  fromWords?: boolean;
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
  const { customerId, returns = [], purchases = [], change } = options;
  if (customerId === undefined) return { returns: [], purchases: [], ...begunWith(options) };
  if (returns.length === 0) return { returns, purchases, ...begunWith(options) };
  return { customerId, returns, purchases, skipsReturns: change === 'purchases' };
}

/** What is known of the reservation that is given back first. */
export function begunWith(options: ExchangeOptions): Omit<ExchangeDraft, 'returns' | 'purchases'> {
  const { customerId, customers, reservationId, candidates, quantity, fromWords } = options;
  const isKnown = customerId !== undefined;
  return {
    ...(isKnown ? { customerId } : { ...(customers && { customers }) }),
    ...(isKnown && reservationId !== undefined && { begunWith: reservationId }),
    ...(candidates && { candidates }),
    ...(quantity !== undefined && { begunQuantity: quantity }),
    ...(fromWords && { fromWords }),
  };
}

/** Takes over what the user's own words choose, as if the exchange were begun with them. */
export function beginAnew(draft: ExchangeDraft, said: ExchangeOptions): void {
  takeLines(draft, { returns: [], purchases: [] });
  delete draft.customerId;
  delete draft.customers;
  delete draft.begunWith;
  delete draft.begunQuantity;
  delete draft.candidates;
  Object.assign(draft, begunWith(said));
}

/** What was chosen or said of one customer is not another one's. */
export function takeCustomer(draft: ExchangeDraft, customerId: string): void {
  if (draft.customerId !== customerId) {
    takeLines(draft, { returns: [], purchases: [] });
    delete draft.begunWith;
    if (!draft.customers?.includes(customerId)) delete draft.candidates;
  }
  draft.customerId = customerId;
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
