import { z } from 'zod';
import { BILLING_PLANS, TERMS } from '../model.js';
import { EXCHANGE_REFUSAL_CODES, type ExchangeQuote } from '../quotes/exchangeQuote.js';
import { isoDate, isoInstant, money, serviceQuote } from './quoteSchemas.js';

const returnLine = z.object({
  reservationId: z.string(),
  quantity: z.int(),
  orderId: z.string(),
  displayName: z.string(),
  sku: z.string(),
  resourceType: z.string(),
  reservedQuantity: z.int(),
  termDays: z.int(),
  usedDays: z.int(),
  paid: money,
  consumed: money,
  credit: money,
  remainingCommitment: money,
});

const purchaseLine = z.object({
  sku: z.string(),
  region: z.string(),
  term: z.enum(TERMS),
  billingPlan: z.enum(BILLING_PLANS),
  quantity: z.int(),
  resourceType: z.string(),
  unitCommitment: money,
  commitment: money,
  payments: z.int(),
  firstPayment: money,
  expiryDate: isoDate,
});

const exchangeRefusal = z.object({
  code: z.enum(EXCHANGE_REFUSAL_CODES),
  returnIndex: z.int().optional(),
  purchaseIndex: z.int().optional(),
  figures: z.record(z.string(), z.union([z.number(), z.string()])),
  passingQuantity: z.int().optional(),
});

/** An exchange quote as a request on file keeps it. */
export const exchangeQuote: z.ZodType<ExchangeQuote> = z.object({
  customerId: z.string(),
  policyId: z.string(),
  policyDate: isoDate,
  quotedAt: isoInstant,
  expiresAt: isoInstant,
  returns: z.array(returnLine),
  purchases: z.array(purchaseLine),
  startDate: isoDate,
  credit: money,
  purchaseTotal: money,
  netPayable: money,
  firstPayments: money,
  neededCommitment: money,
  refusals: z.array(exchangeRefusal),
  service: serviceQuote.optional(),
});
