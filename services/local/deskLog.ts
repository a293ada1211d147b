import type { AuditEvent } from '../audit/auditTrail.js';
import type { ErrorCode } from '../errors.js';

/** What the embedded back end reports to the operator: ids and file names, never what a document says. */
export interface DeskEvent {
  readonly level: 'warn' | 'error';
  /** `OutcomeNotEntered`: what became of a change in a customer's tenant lacks in the audit trail; its intent is there. */
  readonly code:
    | ErrorCode
    | 'IndexRebuilt'
    | 'NumbersRebuilt'
    | 'UserRebuilt'
    | 'OutcomeNotEntered'
    | AuditEvent['code'];
  /** The file's name, for a document that was set aside its new one. */
  readonly file?: string | undefined;
  readonly customerId?: string | undefined;
}

export type DeskLog = (event: DeskEvent) => void;
