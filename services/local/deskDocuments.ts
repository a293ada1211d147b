import { z } from 'zod';
import { ACCESS_ROLES, type RoleAssignment } from '../accessControl.js';
import { type AuditEntry, auditEntry } from '../audit/auditEntry.js';
import {
  type AppliedScope,
  BILLING_PLANS,
  type BilledCustomer,
  type Customer,
  type IsoInstant,
  RESERVATION_STATES,
  type RefundPoolEntry,
  type Reservation,
  SCOPE_TYPES,
  type SupportRequest,
  TERMS,
} from '../model.js';
import type { UnfinishedRequest, UserProfile } from '../ports.js';
import { PRICING_CURRENCY } from '../quotes/refundPool.js';
import { requestContact } from '../requestSchemas.js';
import type { DailyUsage } from '../usage.js';
import { DOCUMENT_NAME } from './documentFolder.js';
import { currency, isoDate, isoInstant } from './quoteSchemas.js';
import { refundPoolEntry, supportRequest } from './requestSchemas.js';

/** Layout of the documents below; a change that old code could not read raises it. */
export const DOCUMENT_VERSION = 1;

/** A reservation on disk: its utilization is reckoned from the recorded days when it is read. */
export type StoredReservation = Omit<Reservation, 'utilization'>;

export interface RecordedUsage extends DailyUsage {
  readonly reservationId: string;
}

/** Who has access to one reservation, from the first change on. */
export interface RecordedAccess {
  readonly reservationId: string;
  readonly assignments: readonly RoleAssignment[];
}

/** What is filed about one customer, whatever else its document holds. */
export interface FiledDocument {
  readonly version: typeof DOCUMENT_VERSION;
  readonly profile: Pick<Customer, 'id' | 'partnerId' | 'name'>;
  readonly requests: readonly SupportRequest[];
  /** The entry of the newest change; absent in documents that were not changed since there are audit trails. */
  readonly audit?: AuditEntry | undefined;
}

/** `customers/<id>.json`: everything about one customer. */
export interface CustomerDocument extends FiledDocument {
  readonly profile: BilledCustomer;
  readonly reservations: readonly StoredReservation[];
  /** Scopes that reservations had before they were given another: what they name is still there. */
  readonly formerScopes?: readonly AppliedScope[] | undefined;
  readonly usage: readonly RecordedUsage[];
  readonly refundPool: readonly RefundPoolEntry[];
  /** Absent in documents from before access could be changed. */
  readonly access?: readonly RecordedAccess[] | undefined;
}

/** Where a user's request is filed. */
export interface FiledRequest {
  readonly requestId: string;
  readonly key: string;
  readonly customerId: string;
  readonly createdAt: IsoInstant;
}

/** `users/<hash>.json`: what one user set, and the index of the user's requests, newest first. */
export interface UserDocument {
  readonly version: typeof DOCUMENT_VERSION;
  readonly userId: string;
  readonly profile: UserProfile;
  readonly requests: readonly FiledRequest[];
}

/** `customers.json`: what lists and searches need of every customer. */
export interface CustomerIndex {
  readonly version: typeof DOCUMENT_VERSION;
  readonly customers: readonly BilledCustomer[];
}

/** `requestNumbers.json`: the last request number that was given out. */
export interface RequestCounter {
  readonly version: typeof DOCUMENT_VERSION;
  readonly last: number;
}

const version = z.literal(DOCUMENT_VERSION);

const customer: z.ZodType<BilledCustomer> = z.object({
  id: z.string().regex(DOCUMENT_NAME),
  partnerId: z.string().min(1),
  name: z.string().min(1),
  domain: z.string().min(1),
  country: z.string().regex(/^[A-Z]{2}$/),
  billingCurrency: currency,
});

/** What a reservation commits to: nothing at least. */
const commitment = (currencyCode: z.ZodType<string>) =>
  z.object({ amountMinor: z.int().min(0), currency: currencyCode });

const appliedScope: z.ZodType<AppliedScope> = z.object({
  type: z.enum(SCOPE_TYPES),
  id: z.string().optional(),
  displayName: z.string().optional(),
});

const storedReservation: z.ZodType<StoredReservation> = z.object({
  id: z.string().min(1),
  orderId: z.string().min(1),
  customerId: z.string(),
  displayName: z.string(),
  sku: z.string(),
  resourceType: z.string(),
  region: z.string(),
  quantity: z.int().min(1),
  term: z.enum(TERMS),
  billingPlan: z.enum(BILLING_PLANS),
  benefitStart: isoDate,
  expiryDate: isoDate,
  state: z.enum(RESERVATION_STATES),
  appliedScope,
  renew: z.boolean(),
  instanceFlexibility: z.boolean().optional(),
  commitment: commitment(currency),
  /** The refund limit counts it as it stands, in US cents. */
  pricingCommitment: commitment(z.literal(PRICING_CURRENCY)),
});

const recordedUsage: z.ZodType<RecordedUsage> = z.object({
  reservationId: z.string(),
  lastDay: isoDate,
  percents: z.array(z.number().min(0).max(100)),
});

const recordedAccess: z.ZodType<RecordedAccess> = z.object({
  reservationId: z.string(),
  assignments: z.array(
    z.object({ id: z.string().min(1), name: z.string(), email: z.string(), role: z.enum(ACCESS_ROLES) }),
  ),
});

export const customerDocument: z.ZodType<CustomerDocument> = z.object({
  version,
  profile: customer,
  reservations: z.array(storedReservation),
  formerScopes: z.array(appliedScope).optional(),
  usage: z.array(recordedUsage),
  refundPool: z.array(refundPoolEntry),
  requests: z.array(supportRequest),
  access: z.array(recordedAccess).optional(),
  audit: auditEntry.optional(),
});

const unfinishedRequest: z.ZodType<UnfinishedRequest> = z.object({
  key: z.string(),
  savedAt: isoInstant,
  about: z.enum(['refund', 'exchange', 'support']),
  customerName: z.string(),
  draft: z.unknown(),
});

const userProfile: z.ZodType<UserProfile> = z.object({
  language: z.string().optional(),
  contact: requestContact.optional(),
  unfinished: z.array(unfinishedRequest),
});

export const userDocument: z.ZodType<UserDocument> = z.object({
  version,
  userId: z.string(),
  profile: userProfile,
  requests: z.array(
    z.object({ requestId: z.string(), key: z.string(), customerId: z.string(), createdAt: isoInstant }),
  ),
});

export const customerIndex: z.ZodType<CustomerIndex> = z.object({ version, customers: z.array(customer) });

export const requestCounter: z.ZodType<RequestCounter> = z.object({ version, last: z.int().min(0) });
