import type { TurnContext } from 'botbuilder';
import type { DeskTurn } from '../deskTurn.js';

/** What a user is told of a file before they agree to it: nothing of what is in it. */
export interface FileOffer {
  readonly name: string;
  readonly description: string;
  readonly bytes: number;
}

/** Hands the user's own data out as a file, on channels that take files once their user has agreed. */
export interface FileOffers {
  /** Whether the turn's chat takes files. */
  takes(context: TurnContext): boolean;
  /** Asks the user for a yes, once and for a day; the newest question of a chat is the one that counts. */
  offer(turn: DeskTurn, file: FileOffer): Promise<void>;
  /** Forgets what is offered in the turn's chat. */
  withdraw(context: TurnContext): Promise<void>;
}
