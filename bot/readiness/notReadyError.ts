/** A part works, and yet it must not be relied on. */
export class NotReadyError extends Error {
  override readonly name = 'NotReadyError';
  constructor(
    /** Code for operators, such as `DiskLow`. */
    readonly reason: string,
    message: string,
  ) {
    super(message);
  }
}
