import type { Money } from '../money.js';
import type { ExchangeRefusal, PurchaseLine } from './exchangeQuote.js';

/**
 * The smallest quantity, 1 at least, that commits to `neededMinor` or more; undefined where none does because a unit
 * commits to nothing.
 */
export function quantityReaching(neededMinor: number, unitMinor: number): number | undefined {
  if (neededMinor <= unitMinor) return 1;
  if (unitMinor <= 0) return undefined;
  const unit = BigInt(unitMinor);
  return Number((BigInt(neededMinor) + unit - 1n) / unit);
}

/**
 * The refusal of purchases that commit to less than is given back (domain.md, "Exchanges"). Of the purchases it names
 * the one that reaches the commitment with the least money beyond, the first of equals.
 * @param largest the most units that each line may have
 * @param total what the lines commit to together
 */
export function commitmentRefusal(
  lines: readonly PurchaseLine[],
  largest: readonly number[],
  total: Money,
  needed: Money,
): ExchangeRefusal | undefined {
  const missingMinor = needed.amountMinor - total.amountMinor;
  if (missingMinor <= 0) return undefined;
  const figures = {
    neededMinor: needed.amountMinor,
    purchasedMinor: total.amountMinor,
    missingMinor,
    currency: needed.currency,
  };
  const [nearest] = lines
    .map((line, purchaseIndex) => reaching(line, missingMinor, purchaseIndex))
    .filter((found) => found !== undefined)
    .filter(({ quantity, purchaseIndex }) => quantity <= (largest[purchaseIndex] ?? 0))
    .sort((a, b) => a.beyondMinor - b.beyondMinor);
  return {
    code: 'CommitmentTooSmall',
    figures,
    ...(nearest && { purchaseIndex: nearest.purchaseIndex, passingQuantity: nearest.quantity }),
  };
}

/** How many units of the line reach the commitment beside the other lines, and by how much they exceed it. */
function reaching(line: PurchaseLine, missingMinor: number, purchaseIndex: number) {
  const unitMinor = line.unitCommitment.amountMinor;
  const more = quantityReaching(missingMinor, unitMinor);
  return more === undefined
    ? undefined
    : {
        purchaseIndex,
        quantity: line.quantity + more,
        beyondMinor: Number(BigInt(unitMinor) * BigInt(more) - BigInt(missingMinor)),
      };
}
