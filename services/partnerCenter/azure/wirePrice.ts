import { z } from 'zod';
import { moneyOf } from '../../decimalAmount.js';
import { isKnownCurrency, type Money } from '../../money.js';

/** More than any reservation costs: what is larger could not be counted to the cent. */
const MOST = 1e12;

/** An amount as Microsoft.Capacity writes it, as money; may be less than nothing. */
export const signedWirePrice = z
  .object({ currencyCode: z.string().refine(isKnownCurrency), amount: z.number().min(-MOST).max(MOST) })
  .transform(({ currencyCode, amount }): Money => moneyOf(amount, currencyCode));

/** The same, never less than nothing. */
export const wirePrice = signedWirePrice.refine(({ amountMinor }) => amountMinor >= 0);
