import { z } from 'zod';
import {
  type AgreedExchange,
  type AgreedRefund,
  BILLING_PLANS,
  CONTACT_METHODS,
  ISSUE_TYPES,
  type RequestBasics,
  type RequestContact,
  type RequestFile,
  type RequestProblem,
  type RequestSubmission,
  SEVERITIES,
  TERMS,
} from './model.js';

/** The parts of a support request as they come back from where they were kept. */
export const requestBasics: z.ZodType<RequestBasics> = z.object({ issueType: z.enum(ISSUE_TYPES) });

export const requestProblem: z.ZodType<RequestProblem> = z.object({
  problemType: z.string(),
  category: z.string(),
  severity: z.enum(SEVERITIES),
  description: z.string(),
});

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

export const agreedRefund: z.ZodType<AgreedRefund> = z.object({
  quantity: z.int(),
  refundMinor: z.int(),
  policyId: z.string(),
  expiresAt: z.string().optional(),
});

export const agreedExchange: z.ZodType<AgreedExchange> = z.object({
  returns: z.array(z.object({ reservationId: z.string(), quantity: z.int() })),
  purchases: z.array(
    z.object({
      sku: z.string(),
      region: z.string(),
      term: z.enum(TERMS),
      billingPlan: z.enum(BILLING_PLANS),
      quantity: z.int(),
    }),
  ),
  creditMinor: z.int(),
  netPayableMinor: z.int(),
  policyId: z.string(),
  expiresAt: z.string(),
});

export const requestFile: z.ZodType<RequestFile> = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  bytes: z.int().min(0),
  type: z.string(),
});

/** What is sent to support. */
export const requestSubmission: z.ZodType<RequestSubmission> = z.object({
  key: z.string().min(1),
  customerId: z.string(),
  reservationId: z.string().optional(),
  basics: requestBasics,
  problem: requestProblem,
  contact: requestContact,
  refund: agreedRefund.optional(),
  exchange: agreedExchange.optional(),
  files: z.array(requestFile).optional(),
});
