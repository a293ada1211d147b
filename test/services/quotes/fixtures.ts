import type { RefundPoolEntry, Reservation } from '../../../services/model.js';
import { loadPolicies } from '../../../services/quotes/loadPolicies.js';
import type { RefundContext } from '../../../services/quotes/refund.js';
import type { RefundPolicy } from '../../../services/quotes/refundPolicy.js';
import type { RefundQuote } from '../../../services/quotes/refundQuote.js';

const policies = loadPolicies();

export function policyNamed(id: string): RefundPolicy {
  const policy = policies.get(id);
  if (policy === undefined) {
    throw new Error(`no policy ${id}`);
  }
  return policy;
}

/** One upfront year of 2025, 1,200.00 USD, unless told otherwise. */
export function reservationOf(changes: Partial<Reservation> = {}): Reservation {
  return {
    id: 'reservation-1',
    orderId: 'order-1',
    customerId: 'customer-1',
    displayName: 'VM_WestEurope_2025',
    sku: 'Standard_D4s_v5',
    resourceType: 'VirtualMachines',
    region: 'westeurope',
    quantity: 1,
    term: 'P1Y',
    billingPlan: 'Upfront',
    benefitStart: '2025-01-01',
    expiryDate: '2026-01-01',
    state: 'Succeeded',
    appliedScope: { type: 'Shared' },
    renew: false,
    commitment: { amountMinor: 120_000, currency: 'USD' },
    pricingCommitment: { amountMinor: 120_000, currency: 'USD' },
    utilization: { last7Days: 90, last30Days: 88 },
    ...changes,
  };
}

export function contextOf(on: string, changes: Partial<RefundContext> = {}): RefundContext {
  return {
    policy: policyNamed('csp-2018'),
    at: new Date(on.includes('T') ? on : `${on}T10:30:00.000Z`),
    pool: [],
    pendingQuantity: 0,
    ...changes,
  };
}

export function taken(on: string, countedUsdMinor: number): RefundPoolEntry {
  return { requestId: `SR-${on}`, at: on.includes('T') ? on : `${on}T09:00:00.000Z`, countedUsdMinor };
}

/** Amounts of the lines in their order: paid, consumed, balance, fee, refund. */
export function amountsOf(quote: RefundQuote): number[] {
  return quote.lines.map((line) => line.amount.amountMinor);
}

export function refusalCodes(quote: RefundQuote): string[] {
  return quote.refusals.map((refusal) => refusal.code);
}
