/** What was asked for cannot be done as it was written; the message is one sentence that says what to do instead. */
export class InputError extends Error {
  override readonly name = 'InputError';
  constructor(
    message: string,
    /** What could have been meant, a line each. */
    readonly choices: readonly string[] = [],
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
