import { cardTemplate } from '../adaptiveCard.js';
import type { BarPart } from '../bar.js';
import type { Button } from '../button.js';

/** Why the quote is refused, and what would make it pass (empty when nothing would). */
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

/** One thing that is given back or bought; its strings may hold names. */
export interface QuoteItem {
  readonly title: string;
  /** One entry a line. */
  readonly notes: readonly string[];
  readonly amount: string;
}

/** Things of one kind under their heading. */
export interface QuoteGroup {
  readonly title: string;
  readonly items: readonly QuoteItem[];
}

/** What counts in the end, which stands out: as good news where it can be requested. */
export interface QuoteTotalView {
  readonly label: string;
  readonly amount: string;
  readonly style: 'good' | 'emphasis';
}

/** What the refund would be on one day: as a figure and as a bar. */
export interface OutlookRow {
  /** Such as `In 3 months`. */
  readonly when: string;
  readonly date: string;
  readonly amount: string;
  readonly bar: readonly BarPart[];
  /** That it could not be requested on that day; empty when it could. */
  readonly mark: string;
}

/** A line of label and value; the value may hold names. Figures stand below those of the calculation. */
export interface QuoteFact {
  readonly label: string;
  readonly value: string;
  readonly alignment: 'Left' | 'Right';
}

/** A name and what belongs to it, one entry a line; all of it may be anyone's. */
export interface QuoteBlock {
  readonly title: string;
  readonly lines: readonly string[];
}

/** Facts under their heading, and blocks below them where two columns would be too narrow. */
export interface QuoteSection {
  readonly title: string;
  readonly facts: readonly QuoteFact[];
  readonly blocks: readonly QuoteBlock[];
}

/** A quote line by line. `product`, `subtitle`, refusals, groups and values may be anyone's; all else is our own. */
export interface QuoteCardView {
  readonly title: string;
  readonly product: string;
  readonly subtitle: string;
  readonly refusals: readonly QuoteRefusalView[];
  /** Sentences above the calculation that nobody should miss. */
  readonly warnings: readonly string[];
  readonly groups: readonly QuoteGroup[];
  readonly lines: readonly QuoteLineView[];
  /** Empty when nothing could be computed. */
  readonly totals: readonly QuoteTotalView[];
  /** Sentences below the total. */
  readonly notes: readonly string[];
  /** At most one. */
  readonly outlooks: readonly { readonly title: string; readonly rows: readonly OutlookRow[] }[];
  readonly sections: readonly QuoteSection[];
  readonly buttons: readonly Button[];
}

export const quoteCard = cardTemplate<QuoteCardView>(import.meta.url, './quoteCard.json');
