import type { Caller, Customer, IsoDate, ListedReservation } from '../model.js';
import type { SoughtReservation } from '../soughtReservation.js';
import type { TaskName } from '../tasks.js';

/** A task that a sentence may ask for. */
export interface TaskGuess {
  readonly task: TaskName;
  /** For `resources`: the topic asked about. */
  readonly topic?: string | undefined;
  /** 0–1. */
  readonly confidence: number;
}

/** A time of expiry: from the first date on, before the second; one of them may be open. UTC. */
export interface DateRange {
  readonly from?: IsoDate | undefined;
  readonly before?: IsoDate | undefined;
}

/** A reservation that a sentence speaks of while neither it nor its customer is named. Plain JSON. */
export interface Sought {
  readonly what: SoughtReservation;
  /** The words that say what it is, as typed. */
  readonly words: readonly string[];
  /** How many of the partner's running reservations fit: `many` are more than `MAX_CANDIDATES`. */
  readonly fits: 'none' | 'few' | 'many';
}

/** What one sentence says, as far as it can be told. Everything found is the caller's own. */
export interface Understanding {
  /** The likeliest first, at most three; empty when the sentence asks for nothing of the desk's. */
  readonly guesses: readonly TaskGuess[];
  /** Whether the first guess is meant beyond reasonable doubt. */
  readonly isSure: boolean;
  /** Customers that are named, the best first, at most `MAX_CANDIDATES`; one when it is clear which is meant. */
  readonly customers: readonly Customer[];
  /** Reservations that fit what is said, at most `MAX_CANDIDATES`; of `customers` where some are named. One when clear. */
  readonly reservations: readonly ListedReservation[];
  /** Set where `reservations` were looked for among those of all customers by what they are. */
  readonly sought?: Sought | undefined;
  readonly quantity?: number | undefined;
  readonly expiry?: DateRange | undefined;
  /** Asked for are reservations that were used less than so many percent, above 0 and up to 100. */
  readonly usedBelow?: number | undefined;
  readonly email?: string | undefined;
}

/** More than so many customers or reservations are never answered. */
export const MAX_CANDIDATES = 10;

/** Reads sentences in any language of the desk. */
export interface Understander {
  /**
   * @param language folder name of the language that the chat is in
   * @param customerId the customer who is meant when the sentence names none, such as the one at hand
   */
  understand(caller: Caller, text: string, language: string, customerId?: string): Promise<Understanding>;
}
