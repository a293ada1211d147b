/** The desk cannot start; the message tells the operator what is wrong and the remedy. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
