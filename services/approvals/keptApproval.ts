import { z } from 'zod';
import { ERROR_CODES } from '../errors.js';
import { DOCUMENT_VERSION } from '../local/deskDocuments.js';
import { isoInstant } from '../local/quoteSchemas.js';
import { type RequestSubmission, ROLES, type Role, TERMS } from '../model.js';
import { EXCHANGE_REFUSAL_CODES } from '../quotes/exchangeQuote.js';
import { REFUSAL_CODES } from '../quotes/refundQuote.js';
import { requestSubmission } from '../requestSchemas.js';
import {
  APPROVAL_FIGURES,
  APPROVAL_KINDS,
  APPROVAL_STATES,
  type Approval,
  type ApprovalRefusal,
  type ApprovalSummary,
  type Proposal,
  STANDINGS,
  type Standing,
} from './approval.js';

/**
 * What has still to be done about an approval: an entry of the audit trail, filing its request, giving that back to whoever
 * asked, or keeping its files out of the sweep of drafts, and deleting them.
 */
export const DUE_STEPS = [
  'asked',
  'approved',
  'rejected',
  'withdrawn',
  'failed',
  'file',
  'giveBack',
  'keepFiles',
  'dropFiles',
] as const;
export type DueStep = (typeof DUE_STEPS)[number];

/** A place of a channel that the bot can speak in later, as the channel wrote it down: JSON that only the bot reads. */
export type Address = Readonly<Record<string, unknown>>;

/** The card of an approval in a channel. */
export interface PostedCard {
  readonly address: Address;
  readonly activityId: string;
  /** In which it speaks. */
  readonly locale: string;
  readonly shows: Standing;
  /** The amounts that it shows, as `Approval.figures` counts them. */
  readonly figures: number;
}

/** An approval as it is kept. */
export interface KeptApproval extends Approval {
  /** Until it is filed, and the request holds it, or until it is given back. */
  readonly submission?: RequestSubmission | undefined;
  /** As long as the submission; absent where the desk proposed nothing. */
  readonly proposal?: Proposal | undefined;
  /** Of whoever asked, when they asked. */
  readonly askerRoles: readonly Role[];
  /** In order. A crash leaves them for whoever looks next. */
  readonly due: readonly DueStep[];
  readonly card?: PostedCard | undefined;
  /** Whether whoever asked was told. */
  readonly isTold?: boolean | undefined;
}

/** Where the cards of a partner's approvals go. */
export interface ApprovalPlace {
  readonly address: Address;
  /** In which the cards speak. */
  readonly locale: string;
  readonly setBy: string;
  readonly setAt: string;
}

/** `approvals/<hash>.json`: the approvals of one partner. */
export interface ApprovalsDocument {
  readonly version: typeof DOCUMENT_VERSION;
  readonly partnerId: string;
  /** The last number that was given out. */
  readonly last: number;
  readonly place?: ApprovalPlace | undefined;
  /** The newest first. */
  readonly approvals: readonly KeptApproval[];
}

const money = z.object({ amountMinor: z.int(), currency: z.string() });
const person = z.object({ userId: z.string().min(1), name: z.string().optional() });
const address: z.ZodType<Address> = z.record(z.string(), z.unknown());

const amounts = z.array(z.object({ figure: z.enum(APPROVAL_FIGURES), amount: money }));

const summary: z.ZodType<ApprovalSummary> = z.object({
  kind: z.enum(APPROVAL_KINDS),
  customerName: z.string(),
  given: z.array(z.object({ name: z.string(), sku: z.string(), quantity: z.int() })),
  bought: z.array(z.object({ sku: z.string(), region: z.string(), term: z.enum(TERMS), quantity: z.int() })),
  amounts,
  expiresAt: isoInstant,
});

const refusal: z.ZodType<ApprovalRefusal> = z.object({
  code: z.enum([...REFUSAL_CODES, ...EXCHANGE_REFUSAL_CODES]),
  figures: z.record(z.string(), z.union([z.number(), z.string()])),
  returnIndex: z.int().optional(),
}) as z.ZodType<ApprovalRefusal>;

/** Of approvals and cards from before amounts were counted. */
const FIRST = 1;
const figures = z.int().min(FIRST).default(FIRST);

const keptApproval: z.ZodType<KeptApproval> = z.object({
  id: z.string().min(1),
  key: z.string().min(1),
  customerId: z.string().min(1),
  reservationId: z.string().optional(),
  summary,
  figures,
  askedAmounts: amounts.optional(),
  askedBy: person,
  askedAt: isoInstant,
  state: z.enum(APPROVAL_STATES),
  decidedBy: person.optional(),
  decidedAt: isoInstant.optional(),
  reason: z.string().optional(),
  requestId: z.string().optional(),
  failure: z.enum(ERROR_CODES).optional(),
  refusals: z.array(refusal).optional(),
  submission: requestSubmission.optional(),
  proposal: z.object({ text: z.string(), locale: z.string() }).optional(),
  askerRoles: z.array(z.enum(ROLES)),
  due: z.array(z.enum(DUE_STEPS)),
  card: z
    .object({ address, activityId: z.string().min(1), locale: z.string(), shows: z.enum(STANDINGS), figures })
    .optional(),
  isTold: z.boolean().optional(),
});

export const approvalsDocument: z.ZodType<ApprovalsDocument> = z.object({
  version: z.literal(DOCUMENT_VERSION),
  partnerId: z.string().min(1),
  last: z.int().min(0),
  place: z.object({ address, locale: z.string(), setBy: z.string(), setAt: isoInstant }).optional(),
  approvals: z.array(keptApproval),
});
