import { z } from 'zod';
import {
  type AgreedRefund,
  CONTACT_METHODS,
  ISSUE_TYPES,
  type RequestBasics,
  type RequestContact,
  type RequestProblem,
  SEVERITIES,
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
});
