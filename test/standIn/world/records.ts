import type { AccessRole } from '../../../services/accessControl.js';
import type { IsoInstant } from '../../../services/model.js';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Somebody in the directory of a tenant. */
export interface DirectoryUser {
  /** Object id in that directory. */
  readonly id: string;
  readonly displayName: string;
  /** In lower case. */
  readonly mail: string;
}

/** A role of a user on one reservation. */
export interface StandInAssignment {
  /** The GUID at the end of its Azure resource ID. */
  readonly name: string;
  readonly reservationId: string;
  readonly principalId: string;
  readonly role: AccessRole;
  readonly createdOn: IsoInstant;
}

/** A message on a support ticket; its `name` makes it one message however often it is sent. */
export interface StandInCommunication {
  readonly name: string;
  readonly sender: string;
  readonly subject: string;
  readonly body: string;
  readonly createdDate: IsoInstant;
  /** `inbound` for what support wrote; absent for what was sent to it. */
  readonly direction?: 'inbound' | undefined;
}

/** A file for support, in the chunks that were sent so far. */
export interface StandInFile {
  readonly name: string;
  readonly fileSize: number;
  readonly chunkSize: number;
  readonly numberOfChunks: number;
  readonly createdOn: IsoInstant;
  readonly chunks: Map<number, Buffer>;
}

/** Files that a support ticket can name. */
export interface StandInFileWorkspace {
  readonly name: string;
  /** Absent where it was made on the tenant itself. */
  readonly subscriptionId?: string | undefined;
  readonly createdOn: IsoInstant;
  readonly files: Map<string, StandInFile>;
}

/** A support ticket; its `name` is its identity. */
export interface StandInTicket {
  readonly name: string;
  /** The number that people quote. */
  readonly supportTicketId: string;
  /** Absent where the ticket was made on the tenant itself. */
  readonly subscriptionId?: string | undefined;
  readonly createdDate: IsoInstant;
  modifiedDate: IsoInstant;
  status: 'Open' | 'Closed';
  /** What the PUT that made it had in `properties`. */
  readonly asked: Readonly<Record<string, unknown>>;
  /** The same with what was changed since. */
  properties: Record<string, unknown>;
  readonly communications: StandInCommunication[];
}

/** A return or an exchange that was carried out by the service itself. */
export interface CarriedOut {
  readonly kind: 'return' | 'exchange';
  readonly sessionId: string;
  readonly at: IsoInstant;
  readonly reservationIds: readonly string[];
}

export type { Mutable };
