import type { Caller } from '../../services/model.js';
import type { Money } from '../../services/money.js';
import type { ExchangeAsk, QuoteService } from '../../services/ports.js';
import type { Offer } from '../../services/products.js';
import { quantityReaching } from '../../services/quotes/commitmentRule.js';
import type { PurchaseAsk, ReturnAsk } from '../../services/quotes/exchangeQuote.js';

/** What speaks for one quantity or another of an offer. */
export interface PurchaseNeed {
  /** What the other purchases leave of the commitment to reach: 0 where they reach it. */
  readonly missing: Money;
  /** The fewest units that reach it; absent where none do. */
  readonly fewest?: number;
  /** All units that are given back. */
  readonly givenBack: number;
}

export async function purchaseNeed(
  quotes: QuoteService,
  caller: Caller,
  exchange: {
    readonly customerId: string;
    readonly returns: readonly ReturnAsk[];
    readonly others: readonly PurchaseAsk[];
  },
  { unitCommitment }: Offer,
): Promise<PurchaseNeed> {
  const { customerId, returns, others: purchases } = exchange;
  const ask: ExchangeAsk = { customerId, returns, purchases };
  const { neededCommitment, purchaseTotal } = await quotes.quoteExchange(caller, ask);
  const missingMinor = Math.max(0, neededCommitment.amountMinor - purchaseTotal.amountMinor);
  const isComparable = unitCommitment.currency === neededCommitment.currency;
  const fewest = isComparable ? quantityReaching(missingMinor, unitCommitment.amountMinor) : undefined;
  return {
    missing: { ...neededCommitment, amountMinor: missingMinor },
    givenBack: returns.reduce((sum, { quantity }) => sum + quantity, 0),
    ...(fewest !== undefined && { fewest }),
  };
}
