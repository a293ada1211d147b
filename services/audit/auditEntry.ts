import { z } from 'zod';
import type { IsoInstant } from '../model.js';

/** Everything that changes a customer's document. */
export const AUDIT_ACTIONS = [
  'request.filed',
  /** Microsoft support has it, under a number of its own. */
  'request.sent',
  /** Microsoft support did not take it: it is on file no more. */
  'request.refused',
  /** It stands otherwise with Microsoft support than it did. */
  'request.updated',
  'request.commented',
  'request.withdrawn',
  /** Somebody has what it asks for done by the service: `execution` says whether that is begun, done or taken back. */
  'request.executed',
  /** A refund or an exchange waits for the approval of a second person; none of these changes the document itself. */
  'approval.asked',
  'approval.approved',
  'approval.rejected',
  'approval.withdrawn',
  'approval.failed',
  'setting.changed',
  'access.granted',
  'access.revoked',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** Ids, codes and figures of one side of a change; no contact data and nobody's own words. */
export type AuditFacts = Readonly<Record<string, z.core.util.JSONType>>;

/** A user as the desk knows it. */
export interface AuditActor {
  readonly partnerId: string;
  readonly userId: string;
}

/** What a change is about. */
export interface AuditSubject {
  readonly reservationId?: string | undefined;
  readonly requestId?: string | undefined;
}

/** One change as whoever makes it tells it. */
export interface AuditChange {
  readonly actor: AuditActor;
  readonly action: AuditAction;
  readonly subject: AuditSubject;
  /** Null where there was nothing. */
  readonly before: AuditFacts | null;
  /** Null where there is nothing any more. */
  readonly after: AuditFacts | null;
}

/** What a hash is made with: SHA-256 alone, or with the desk's secret key. */
export const SEALS = ['SHA-256', 'HMAC-SHA-256'] as const;
export type Seal = (typeof SEALS)[number];

/** One link of a customer's chain. */
export interface AuditEntry extends AuditChange {
  /** From 1. */
  readonly seq: number;
  readonly at: IsoInstant;
  readonly customerId: string;
  /** SHA-256 of the customer's document as the change left it, without this entry. */
  readonly document: string;
  /**
   * `seq` of the entry that the changed document held, 0 where it held none. Present only where that is not the entry
   * before: somebody had put an older copy of the document back.
   */
  readonly basedOn?: number | undefined;
  /**
   * SHA-256 of the document that was changed, without its entry. Present only where that is not what its entry left: somebody
   * else had changed it.
   */
  readonly found?: string | undefined;
  /** Hash of the entry before; of the first one `CHAIN_START`. */
  readonly previous: string;
  readonly seal: Seal;
  /** Of the canonical JSON of everything above. */
  readonly hash: string;
}

/** What the first entry follows. */
export const CHAIN_START = '0'.repeat(64);

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const facts = z.record(z.string(), z.json()).nullable();

export const auditEntry: z.ZodType<AuditEntry> = z.strictObject({
  seq: z.int().min(1),
  at: z.iso.datetime(),
  customerId: z.string().min(1),
  actor: z.strictObject({ partnerId: z.string(), userId: z.string() }),
  action: z.enum(AUDIT_ACTIONS),
  subject: z.strictObject({ reservationId: z.string().optional(), requestId: z.string().optional() }),
  before: facts,
  after: facts,
  document: hash,
  basedOn: z.int().min(0).optional(),
  found: hash.optional(),
  previous: hash,
  seal: z.enum(SEALS),
  hash,
});
