import { cardTemplate } from '../adaptiveCard.js';
import type { Button, ButtonData } from '../button.js';

/** Lines that each of the two baskets may have: with more, the exchange's cards would be too large for Teams. */
export const MAX_BASKET_LINES = 8;

/** One line of a basket, taken out by pressing it. Any of its strings may hold names that users or customers chose. */
export interface BasketRow {
  readonly title: string;
  /** One entry a line. */
  readonly notes: readonly string[];
  /** Why this line cannot stay as it is, and what would help; empty when it can. */
  readonly refusals: readonly string[];
  /** What pressing the row does, in a word, such as `2. Remove`. */
  readonly press: string;
  readonly data: ButtonData;
}

/** A sum below the rows. */
export interface BasketTotal {
  readonly label: string;
  readonly amount: string;
  readonly color: 'Default' | 'Good' | 'Attention';
}

/** What is given back in an exchange, or what is bought in it, while it is being chosen. */
export interface BasketCardView {
  readonly title: string;
  /** May hold names. */
  readonly text: string;
  readonly rows: readonly BasketRow[];
  readonly totals: readonly BasketTotal[];
  /** Sentences below the totals. */
  readonly notes: readonly string[];
  readonly buttons: readonly Button[];
}

export const basketCard = cardTemplate<BasketCardView>(import.meta.url, './basketCard.json');
