import { cardTemplate } from '../adaptiveCard.js';
import type { Button } from '../button.js';

/** Asks for the request's number, which alone confirms. Values may be anyone's; all else is our own. */
export interface ConfirmCardView {
  readonly title: string;
  /** Which request, whose, and the amounts. */
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  /** What confirming means. */
  readonly warning: string;
  /** Of the text input, whose id is `requestNumber`. */
  readonly label: string;
  readonly placeholder: string;
  readonly buttons: readonly Button[];
}

export const confirmCard = cardTemplate<ConfirmCardView>(import.meta.url, './confirmCard.json');
