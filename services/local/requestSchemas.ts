import { z } from 'zod';
import { REQUEST_STATUSES, type RefundPoolEntry, type SupportRequest } from '../model.js';
import { requestBasics, requestContact, requestProblem } from '../requestSchemas.js';
import { exchangeQuote } from './exchangeSchemas.js';
import { isoInstant, refundQuote } from './quoteSchemas.js';

export const supportRequest: z.ZodType<SupportRequest> = z.object({
  id: z.string().min(1),
  ticketNumber: z.string().optional(),
  key: z.string().min(1),
  customerId: z.string(),
  customerName: z.string(),
  reservationId: z.string().optional(),
  createdBy: z.string(),
  createdAt: isoInstant,
  status: z.enum(REQUEST_STATUSES),
  basics: requestBasics,
  problem: requestProblem,
  contact: requestContact,
  refund: refundQuote.optional(),
  exchange: exchangeQuote.optional(),
  comments: z.array(z.object({ id: z.string(), authorId: z.string(), at: isoInstant, text: z.string() })),
});

export const refundPoolEntry: z.ZodType<RefundPoolEntry> = z.object({
  requestId: z.string(),
  at: isoInstant,
  countedUsdMinor: z.int().min(0),
});
