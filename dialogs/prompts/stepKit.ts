import type { IdSource } from '../../services/ids.js';
import type { CommandBook } from '../commands.js';
import type { CourtesyBook } from '../courtesies.js';
import type { DeskTurn } from '../deskTurn.js';
import type { PlainWords } from '../plainWords/plainWords.js';

/** What every step needs beside its own services. */
export interface StepKit {
  /** Makes step tokens. */
  readonly ids: IdSource;
  readonly commands: CommandBook;
  readonly courtesies: CourtesyBook;
  readonly plainWords: PlainWords;
  /** Whether the desk tells its users of news; it does not where absent. */
  readonly tellsNews?: boolean;
  /** Whether there are approvals to look at; there are none where absent. */
  readonly hasApprovals?: boolean | undefined;
  /** Shows the languages to choose from. */
  offerLanguages(turn: DeskTurn): Promise<void>;
}
