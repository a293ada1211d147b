import { readFileSync } from 'node:fs';
import type { Reservation } from '../../../services/model.js';
import { reservationOf } from './fixtures.js';

/** A row of `refundCases.txt`: a return, and the figures that the rules give it. */
export interface RefundCase {
  readonly title: string;
  readonly policy: string;
  readonly reservation: Reservation;
  readonly currency: string;
  readonly quantity: number;
  readonly pendingQuantity: number;
  readonly on: string;
  readonly neverUsed: boolean;
  readonly expected: RefundFigures;
}

/** Amounts in minor units, `counted` in USD cents. */
export interface RefundFigures {
  readonly days: string;
  readonly paid: bigint;
  readonly consumed: bigint;
  readonly balance: bigint;
  readonly fee: bigint;
  readonly refund: bigint;
  readonly remaining: bigint;
  readonly counted: bigint;
}

/** Columns are parted by spaces and named in the first line; the title runs to the end of the line. */
export function refundCases(): readonly RefundCase[] {
  const text = readFileSync(new URL('refundCases.txt', import.meta.url), 'utf8');
  const [head = [], ...rows] = text
    .trimEnd()
    .split('\n')
    .map((line) => line.split(/ +/));
  return rows.map((words) => {
    const title = words.slice(head.length - 1).join(' ');
    return caseOf(title, new Map(head.map((name, index) => [name, words[index] ?? ''])));
  });
}

function caseOf(title: string, row: ReadonlyMap<string, string>): RefundCase {
  const text = (name: string) => row.get(name) ?? '';
  const neverUsed = text('unused') === 'yes';
  const currency = text('currency');
  return {
    title: `${title} (${text('policy')})`,
    policy: text('policy'),
    reservation: reservationOf({
      quantity: Number(text('reserved')),
      term: text('term') === 'P3Y' ? 'P3Y' : 'P1Y',
      billingPlan: text('plan') === 'Monthly' ? 'Monthly' : 'Upfront',
      benefitStart: text('start'),
      expiryDate: text('expiry'),
      commitment: { amountMinor: Number(text('commitment')), currency },
      pricingCommitment: { amountMinor: Number(text('usd')), currency: 'USD' },
      utilization: neverUsed ? { last1Day: 0, last7Days: 0, last30Days: 0 } : { last7Days: 90 },
    }),
    currency,
    quantity: Number(text('returned')),
    pendingQuantity: Number(text('pending')),
    on: text('on'),
    neverUsed,
    expected: {
      days: `${text('used')} of ${text('days')}`,
      paid: BigInt(text('paid')),
      consumed: BigInt(text('consumed')),
      balance: BigInt(text('balance')),
      fee: BigInt(text('fee')),
      refund: BigInt(text('refund')),
      remaining: BigInt(text('remaining')),
      counted: BigInt(text('counted')),
    },
  };
}
