import type { SupportRequest } from '../model.js';
import { isUnfinished } from './pendingUnits.js';
import type { PoolTake } from './refundPool.js';

/** What refunds that unfinished requests ask for will take from the customer's limit. */
export function pendingTakes(requests: readonly SupportRequest[]): readonly PoolTake[] {
  return requests
    .filter(isUnfinished)
    .flatMap(({ refund }) =>
      refund ? [{ at: refund.quotedAt, countedUsdMinor: refund.pool.counted.amountMinor }] : [],
    );
}
