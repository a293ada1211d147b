import { z } from 'zod';
import { BILLING_PLANS, type Commitments, TERMS } from '../../model.js';
import { dayAt, isoDate } from '../../quotes/days.js';
import { orAbsent } from '../azure/orAbsent.js';
import { paymentsTotal, wirePayment } from './wirePayments.js';
import type { OrderTerms } from './wireReservation.js';

/** What an order of reservations tells. */
export interface OrderFacts extends OrderTerms {
  /** Units that were bought. */
  readonly quantity?: number | undefined;
  /** What all of them commit to; absent where no schedule of payments was given, or none that could be read. */
  readonly totals?: Commitments | undefined;
}

/** What cannot be read of an order is left out. */
const readable = <S extends z.ZodType>(schema: S) => orAbsent(schema).catch(undefined);

const date = z.date().transform((instant) => isoDate(dayAt(instant)));

/** What is used of Microsoft.Capacity's `ReservationOrderResponse` (2022-11-01), as its SDK gives it. */
const wireOrder = z.object({
  term: readable(z.enum(TERMS)),
  billingPlan: readable(z.enum(BILLING_PLANS)),
  benefitStartTime: readable(date),
  expiryDate: readable(date),
  expiryDateTime: readable(date),
  originalQuantity: readable(z.int().min(1)),
  planInformation: readable(z.object({ transactions: z.array(wirePayment).min(1) })),
});

export function orderFacts(response: unknown): OrderFacts {
  const { data } = wireOrder.safeParse(response);
  if (!data) return {};
  return {
    term: data.term,
    billingPlan: data.billingPlan,
    benefitStart: data.benefitStartTime,
    expiryDate: data.expiryDate ?? data.expiryDateTime,
    quantity: data.originalQuantity,
    totals: data.planInformation && paymentsTotal(data.planInformation.transactions),
  };
}
