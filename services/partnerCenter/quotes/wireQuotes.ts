import { z } from 'zod';
import type { Money } from '../../money.js';
import { PRICING_CURRENCY } from '../../quotes/refundPool.js';
import { orAbsent } from '../azure/orAbsent.js';
import { signedWirePrice, wirePrice } from '../azure/wirePrice.js';
import type { ServiceExchange, ServiceLimit, ServiceRefund } from './serviceQuotes.js';

/** A code has a sentence of its own or one that names it: what is not of its shape is not shown. */
const CODE = /^[\w.-]{1,100}$/;

const policyErrors = orAbsent(z.array(z.object({ code: orAbsent(z.string()) })));

const refundAnswer = z.object({
  sessionId: z.string().min(1),
  billingRefundAmount: wirePrice,
  pricingRefundAmount: orAbsent(wirePrice),
  billingInformation: orAbsent(
    z.object({
      billingPlan: orAbsent(z.string()),
      billingCurrencyRemainingCommitmentAmount: orAbsent(wirePrice),
    }),
  ),
  policyResult: orAbsent(
    z.object({
      properties: orAbsent(
        z.object({
          consumedRefundsTotal: orAbsent(wirePrice),
          maxRefundLimit: orAbsent(wirePrice),
          policyErrors,
        }),
      ),
    }),
  ),
});

const exchangeAnswer = z.object({
  sessionId: z.string().min(1),
  netPayable: signedWirePrice,
  refundsTotal: wirePrice,
  purchasesTotal: wirePrice,
  policyResult: orAbsent(z.object({ policyErrors })),
});

/** What `calculateRefund` (API version 2022-11-01) answers, as its SDK gives it. */
export function serviceRefundOf(properties: unknown): ServiceRefund {
  const told = refundAnswer.parse(properties);
  const { billingPlan, billingCurrencyRemainingCommitmentAmount: remaining } = told.billingInformation ?? {};
  const policy = told.policyResult?.properties;
  return {
    sessionId: told.sessionId,
    refund: told.billingRefundAmount,
    pricingRefund: inPricingCurrency(told.pricingRefundAmount),
    // Of a plan that was paid upfront the service says that nothing is left to pay.
    remainingCommitment: billingPlan === 'Monthly' ? remaining : undefined,
    limit: limitOf(policy?.maxRefundLimit, policy?.consumedRefundsTotal),
    refusedWith: codesOf(policy?.policyErrors),
  };
}

/** What `calculateExchange` (API version 2022-11-01) answers in the end, as its SDK gives it. */
export function serviceExchangeOf(properties: unknown): ServiceExchange {
  const told = exchangeAnswer.parse(properties);
  return {
    sessionId: told.sessionId,
    credit: told.refundsTotal,
    purchaseTotal: told.purchasesTotal,
    netPayable: told.netPayable,
    refusedWith: codesOf(told.policyResult?.policyErrors),
  };
}

/** Undefined for a limit that could not be compared with what counts against it. */
function limitOf(limit: Money | undefined, used: Money | undefined): ServiceLimit | undefined {
  const [known, taken] = [inPricingCurrency(limit), inPricingCurrency(used)];
  return known && taken && { limit: known, used: taken };
}

function inPricingCurrency(amount: Money | undefined): Money | undefined {
  return amount?.currency === PRICING_CURRENCY ? amount : undefined;
}

function codesOf(errors: z.infer<typeof policyErrors>): readonly string[] {
  const codes = errors?.map(({ code }) => (code !== undefined && CODE.test(code) ? code : 'NotSpecified'));
  return [...new Set(codes)];
}
