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
  'StateConflict',
  'StateTooLarge',
  'Unexpected',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** Base of all errors that carry a code; the sentence for the user is chosen at the edge. */
export abstract class DeskError extends Error {
  abstract readonly code: ErrorCode;
}

/** The service answered and said no: repeating the call will not help. */
export class RefusedError extends DeskError {
  override readonly name = 'RefusedError';
  constructor(
    readonly code: ErrorCode,
    message: string,
    options?: ErrorOptions,
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
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
