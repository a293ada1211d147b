import type { AuditChange, AuditEntry } from '../audit/auditEntry.js';
import type { Audited, AuditTrail } from '../audit/auditTrail.js';
import type { Caller } from '../model.js';
import type { HeldDocument } from './documentHandle.js';

/** What a write changes; who makes it is known from whose task it is. */
export type CustomerChange = Omit<AuditChange, 'actor'>;

/** A customer's document, held exclusively while a task runs. Nothing changes it without an entry of the audit trail. */
export interface AuditedDocument<T> {
  readonly data: T;
  /**
   * Resolves when `next` is on stable storage together with the entry of the change.
   * @throws UnreachableError `BackendUnreachable`, also while the trail lacks entries of earlier changes; nothing is written
   */
  write(next: T, change: CustomerChange): Promise<void>;
}

/**
 * A held document whose every write makes an entry of the customer's trail. The entry is made for this very write: when
 * the task is run again, so is the entry.
 */
export function auditedDocument<T extends Audited>(
  trail: AuditTrail,
  { partnerId, userId }: Caller,
  customerId: string,
  document: HeldDocument<T & { readonly audit?: AuditEntry | undefined }>,
): AuditedDocument<T> {
  return {
    get data() {
      return document.data;
    },
    write: async ({ audit: _replaced, ...next }, change) => {
      const made = { ...change, actor: { partnerId, userId } };
      const audit = await trail.entryFor(customerId, document.data, next, made);
      await document.write({ ...next, audit } as T);
      await trail.record(audit);
    },
  };
}
