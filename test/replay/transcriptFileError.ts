/** A file that is no transcript, or cannot be read or written; the message names it and says what is wrong. */
export class TranscriptFileError extends Error {
  override readonly name = 'TranscriptFileError';
}
