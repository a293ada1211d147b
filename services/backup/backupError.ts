/** A backup that cannot be made; the message says why, for the operator. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}
