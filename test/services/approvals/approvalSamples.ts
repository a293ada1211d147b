import type { RenewedTerms } from '../../../services/approvals/approvalRenewal.js';
import type { KeptApproval } from '../../../services/approvals/keptApproval.js';
import type { Caller, Role } from '../../../services/model.js';
import { submission } from '../local/deskFixture.js';

export function person(userId: string, ...roles: Role[]): Caller {
  return { userId, partnerId: 'partner-1', roles };
}

/** Sara asked for it; she is a sales agent. */
export const SARA = person('test:sara', 'SalesAgent');

/** Two units of Contoso's web machines, for a refund of 1,056.00 EUR. */
export function approval(changes: Partial<KeptApproval> = {}): KeptApproval {
  return {
    id: 'AP-000001',
    key: 'key-1',
    customerId: 'contoso',
    reservationId: 'r-web',
    summary: {
      kind: 'refund',
      customerName: 'Contoso Ltd',
      given: [{ name: 'Web', sku: 'Standard_D4s_v5', quantity: 2 }],
      bought: [],
      amounts: [
        { figure: 'refund', amount: { amountMinor: 105_600, currency: 'EUR' } },
        { figure: 'counted', amount: { amountMinor: 105_600, currency: 'USD' } },
      ],
      expiresAt: '2026-06-15T10:30:00.000Z',
    },
    figures: 1,
    askedBy: { userId: SARA.userId },
    askedAt: '2026-06-15T10:00:00.000Z',
    state: 'Waiting',
    submission: submission(),
    askerRoles: SARA.roles,
    due: [],
    ...changes,
  };
}

/** What that one comes to by a quote that pays so much. */
export function quotedAt(refundMinor: number): Extract<RenewedTerms, { kind: 'granted' }> {
  const { summary } = approval();
  const [, ...others] = summary.amounts;
  const refund = { figure: 'refund', amount: { amountMinor: refundMinor, currency: 'EUR' } } as const;
  return {
    kind: 'granted',
    summary: { ...summary, amounts: [refund, ...others] },
    submission: submission({ refund: { quantity: 2, refundMinor, policyId: 'csp-2018' } }),
    proposal: undefined,
  };
}

/** As it was asked for. */
export const AS_ASKED = quotedAt(105_600);
