import type { MainOptions } from '../dialogs/mainDialog.js';

/** What opens a turn: words, a press or somebody who joined, or a change of language outside the chat. */
export interface Incoming {
  readonly opening: MainOptions['opening'] | undefined;
  readonly language: string | undefined;
}

/** How an attempt at a turn ended. */
export interface Ended {
  /** Whether this turn is the one that answers the activity. */
  readonly isAnswered: boolean;
  /** What is left to do once the turn is kept; it may still say something. */
  readonly afterwards?: (() => Promise<void>) | undefined;
}
