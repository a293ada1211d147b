import { cardTemplate } from '../adaptiveCard.js';
import type { Button } from '../button.js';

/** Why the refund is refused, and what would make it pass (empty when nothing would). */
export interface QuoteRefusalView {
  readonly reason: string;
  readonly remedy: string;
}

/** One line of the calculation. */
export interface QuoteLineView {
  readonly label: string;
  readonly explanation: string;
  /** With its sign as it enters the sum. */
  readonly amount: string;
}

/** The refund, which stands out: as good news where it can be requested. */
export interface QuoteTotalView {
  readonly label: string;
  readonly amount: string;
  readonly style: 'good' | 'emphasis';
}

/** A line of label and value; the value may hold names. Figures stand below those of the calculation. */
export interface QuoteFact {
  readonly label: string;
  readonly value: string;
  readonly alignment: 'Left' | 'Right';
}

/** A refund quote line by line. `product`, `subtitle`, refusals and values may be anyone's; all else is our own. */
export interface QuoteCardView {
  readonly title: string;
  readonly product: string;
  readonly subtitle: string;
  readonly refusals: readonly QuoteRefusalView[];
  readonly lines: readonly QuoteLineView[];
  /** Empty when nothing could be computed. */
  readonly totals: readonly QuoteTotalView[];
  readonly sections: readonly { readonly title: string; readonly facts: readonly QuoteFact[] }[];
  readonly buttons: readonly Button[];
}

export const quoteCard = cardTemplate<QuoteCardView>(import.meta.url, './quoteCard.json');
