import { z } from 'zod';
import type { Execution } from '../execution.js';
import { REQUEST_STATUSES, type RefundPoolEntry, type SupportRequest } from '../model.js';
import { requestBasics, requestContact, requestFile, requestProblem } from '../requestSchemas.js';
import { exchangeQuote } from './exchangeSchemas.js';
import { isoInstant, refundQuote } from './quoteSchemas.js';

const execution: z.ZodType<Execution> = z.object({
  state: z.enum(['Begun', 'Done']),
  by: z.string(),
  at: isoInstant,
  correlationId: z.string().optional(),
});

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
  execution: execution.optional(),
  files: z.array(requestFile).optional(),
  areFilesPending: z.boolean().optional(),
  comments: z.array(z.object({ id: z.string(), authorId: z.string(), at: isoInstant, text: z.string() })),
});

export const refundPoolEntry: z.ZodType<RefundPoolEntry> = z.object({
  requestId: z.string(),
  at: isoInstant,
  countedUsdMinor: z.int().min(0),
});
