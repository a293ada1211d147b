import type { TurnContext } from 'botbuilder';
import type { FileRefusal } from '../../services/requestFiles.js';

/** A file that came with a message. */
export interface SentFile {
  /** As the client has it; may be anything. */
  readonly name: string;
  /** Fetches it, or says why that cannot be done. */
  read(): Promise<Uint8Array | FileRefusal>;
}

/** Finds the files of messages, whatever the channel. */
export interface SentFiles {
  /** Those that came with the turn's message; none where the desk takes none. */
  of(context: TurnContext): readonly SentFile[];
}
