import { z } from 'zod';
import type { Money } from '../money.js';
import {
  QUOTE_LINE_CODES,
  REFUSAL_CODES,
  type RefundQuote,
  SERVICE_FIGURES,
  type ServiceQuote,
} from '../quotes/refundQuote.js';

export const isoDate = z.iso.date();
export const isoInstant = z.iso.datetime();
export const currency = z.string().regex(/^[A-Z]{3}$/);

export const money: z.ZodType<Money> = z.object({ amountMinor: z.int(), currency });

const quoteLine = z.object({
  code: z.enum(QUOTE_LINE_CODES),
  amount: money,
  figures: z.record(z.string(), z.number()),
});

const quoteRefusal = z.object({
  code: z.enum(REFUSAL_CODES),
  figures: z.record(z.string(), z.union([z.number(), z.string()])),
  passingQuantity: z.int().optional(),
  passingDate: isoDate.optional(),
});

const poolAroundQuote = z.object({
  limit: money,
  before: money,
  counted: money,
  after: money,
  refills: z.array(z.object({ date: isoDate, amount: money, free: money.optional() })),
});

/** What the service behind the desk said of a quote. */
export const serviceQuote: z.ZodType<ServiceQuote> = z.object({
  sessionId: z.string().optional(),
  correlationId: z.string().optional(),
  differs: z.array(z.object({ figure: z.enum(SERVICE_FIGURES), reckoned: money })),
  refusedWith: z.array(z.string()),
});

/** A refund quote as a request on file keeps it. */
export const refundQuote: z.ZodType<RefundQuote> = z.object({
  customerId: z.string(),
  reservationId: z.string(),
  orderId: z.string(),
  quantity: z.int(),
  reservedQuantity: z.int(),
  policyId: z.string(),
  policyDate: isoDate,
  quotedAt: isoInstant,
  expiresAt: isoInstant,
  termDays: z.int(),
  usedDays: z.int(),
  lines: z.array(quoteLine),
  refund: money,
  remainingCommitment: money,
  pool: poolAroundQuote,
  refusals: z.array(quoteRefusal),
  service: serviceQuote.optional(),
});
