import { cardTemplate } from '../adaptiveCard.js';
import type { Button } from '../button.js';

/** Asks how many units to return: a number to enter, or a button for the usual ones. `text` may hold names. */
export interface QuantityCardView {
  readonly title: string;
  readonly text: string;
  /** Of the number input, whose id is `quantity`. */
  readonly label: string;
  readonly max: number;
  readonly placeholder: string;
  /** What the client says to a number out of range. */
  readonly errorMessage: string;
  /** Sends the number. */
  readonly submit: Button;
  /** Send no input, so that a wrong number does not hold them back. */
  readonly buttons: readonly Button[];
}

export const quantityCard = cardTemplate<QuantityCardView>(import.meta.url, './quantityCard.json');
