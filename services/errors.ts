import type { ServiceName } from './remote/serviceName.js';

/** Stable codes of everything the desk can refuse or fail at; each has a sentence in every language (`errors.<code>`). */
export const ERROR_CODES = [
  'CustomerNotFound',
  'ReservationNotFound',
  'RequestNotFound',
  'RequestNotOpen',
  'ProductNotFound',
  'QuoteChanged',
  'RefundRefused',
  'ExchangeRefused',
  'RoleNeeded',
  'ApprovalNotFound',
  'ApprovalNotOpen',
  'OwnApproval',
  'FiguresChanged',
  'TooManyApprovals',
  'ApprovalNeeded',
  'UserNotFound',
  'AlreadyGranted',
  'AssignmentNotFound',
  'LastOwner',
  'GrantNotPossible',
  'ScopeNotFound',
  'SettingNotChangeable',
  'SettingChanged',
  'DocumentCorrupt',
  'BackendUnreachable',
  'ServiceRefused',
  'ServiceForbidden',
  'ServiceSignIn',
  'ServiceBusy',
  'ServiceUnavailable',
  'ServiceUnreadable',
  'FileStoreUnreachable',
  'StateConflict',
  'StateTooLarge',
  'Unexpected',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** What another service said of a fault. */
export interface ServiceFacts {
  readonly service: ServiceName;
  /** Of its HTTP answer; undefined when there was none. */
  readonly status?: number | undefined;
  /** The service's own code, such as `RefundLimitExceeded`. */
  readonly serviceCode?: string | undefined;
  /** By which the service's support finds the call. */
  readonly correlationId?: string | undefined;
  /** Present where it is certain that nothing was sent. */
  readonly notSent?: true | undefined;
  /** How long the service asked to be left alone. */
  readonly retryAfterSeconds?: number | undefined;
}

export interface DeskErrorOptions extends ErrorOptions {
  /** Present when another service is behind the error. */
  readonly service?: ServiceFacts | undefined;
}

/** Base of all errors that carry a code; the sentence for the user is chosen at the edge. */
export abstract class DeskError extends Error {
  abstract readonly code: ErrorCode;
  readonly service: ServiceFacts | undefined;

  constructor(message: string, options?: DeskErrorOptions) {
    super(message, options);
    this.service = options?.service;
  }
}

/** The service answered and said no: repeating the call will not help. */
export class RefusedError extends DeskError {
  override readonly name = 'RefusedError';
  constructor(
    readonly code: ErrorCode,
    message: string,
    options?: DeskErrorOptions,
  ) {
    super(message, options);
  }
}

/** The service or the disk could not be reached or could not finish: repeating may help. */
export class UnreachableError extends DeskError {
  override readonly name = 'UnreachableError';
  constructor(
    readonly code: ErrorCode,
    message: string,
    options?: DeskErrorOptions,
  ) {
    super(message, options);
  }
}
