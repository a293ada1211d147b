import type { RefundOutlook } from '../../../services/quotes/refundOutlook.js';

/** One day of an outlook from 22 November 2026. */
export function anOutlook({
  refundMinor,
  ...changes
}: Partial<RefundOutlook> & { readonly months: number; readonly refundMinor: number }): RefundOutlook {
  const dates: Readonly<Record<number, string>> = { 0: '2026-11-22', 1: '2026-12-22', 3: '2027-02-22' };
  return {
    date: dates[changes.months] ?? '2027-05-22',
    refund: { amountMinor: refundMinor, currency: 'USD' },
    counted: { amountMinor: refundMinor, currency: 'USD' },
    free: { amountMinor: 5_000_000, currency: 'USD' },
    passes: true,
    ...changes,
  };
}
