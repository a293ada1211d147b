import { z } from 'zod';
import {
  CONTACT_METHODS,
  ISSUE_TYPES,
  REQUEST_STATUSES,
  type RefundPoolEntry,
  type RequestContact,
  SEVERITIES,
  type SupportRequest,
} from '../model.js';
import { isoInstant, refundQuote } from './quoteSchemas.js';

export const requestContact: z.ZodType<RequestContact> = z.object({
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  phone: z.string().optional(),
  method: z.enum(CONTACT_METHODS),
  country: z.string(),
  language: z.string(),
  timeZone: z.string(),
});

export const supportRequest: z.ZodType<SupportRequest> = z.object({
  id: z.string().min(1),
  key: z.string().min(1),
  customerId: z.string(),
  customerName: z.string(),
  reservationId: z.string().optional(),
  createdBy: z.string(),
  createdAt: isoInstant,
  status: z.enum(REQUEST_STATUSES),
  basics: z.object({ issueType: z.enum(ISSUE_TYPES) }),
  problem: z.object({
    problemType: z.string(),
    category: z.string(),
    severity: z.enum(SEVERITIES),
    description: z.string(),
  }),
  contact: requestContact,
  refund: refundQuote.optional(),
  comments: z.array(z.object({ id: z.string(), authorId: z.string(), at: isoInstant, text: z.string() })),
});

export const refundPoolEntry: z.ZodType<RefundPoolEntry> = z.object({
  requestId: z.string(),
  at: isoInstant,
  countedUsdMinor: z.int().min(0),
});
