import { cardTemplate } from '../adaptiveCard.js';

/** A line of label and value; the value may hold names that customers or Azure chose. */
export interface SharedFact {
  readonly label: string;
  readonly value: string;
}

/** A page that opens beside the conversation. */
export interface SharedLink {
  readonly title: string;
  readonly url: string;
}

/**
 * What a user puts into a conversation for others to read. It asks nothing of them: none of its readers need be known to
 * the desk. `title` and labels are our own texts; all else may be anyone's.
 */
export interface ShareCardView {
  readonly title: string;
  readonly name: string;
  /** Whose it is; empty when there is nothing to add. */
  readonly about: string;
  readonly facts: readonly SharedFact[];
  readonly links: readonly SharedLink[];
}

export const shareCard = cardTemplate<ShareCardView>(import.meta.url, './shareCard.json');
