import type { IdSource } from '../../services/ids.js';
import type { CommandBook } from '../commands.js';
import type { DeskTurn } from '../deskTurn.js';

/** What every step needs beside its own services. */
export interface StepKit {
  /** Makes step tokens. */
  readonly ids: IdSource;
  readonly commands: CommandBook;
  /** Shows the languages to choose from. */
  offerLanguages(turn: DeskTurn): Promise<void>;
}
