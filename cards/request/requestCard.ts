import { cardTemplate } from '../adaptiveCard.js';
import type { Button } from '../button.js';

/** A label and its value, which may be anyone's words: one entry a line of it. */
export interface RequestFact {
  readonly label: string;
  readonly lines: readonly string[];
  /** What the lines are compared with, in a column of its own; absent where there is nothing to compare. */
  readonly beside?: readonly string[];
}

export interface RequestSection {
  readonly title: string;
  /** Figures and names: label and value side by side. */
  readonly facts: readonly RequestFact[];
  /** Longer texts: the label above the value. */
  readonly writings: readonly RequestFact[];
  /** Such as the button that edits the section; often none. */
  readonly buttons: readonly Button[];
}

/** A support request, from its review to its last comment. Title, position and status hold our own words only. */
export interface RequestCardView {
  readonly title: string;
  /** Such as `Step 4 of 4`; empty when it has none. */
  readonly position: string;
  /** Empty before the request is on file. */
  readonly status: string;
  readonly statusColor: 'Default' | 'Good' | 'Warning' | 'Attention';
  /** Empty when there is nothing to say. */
  readonly text: string;
  readonly sections: readonly RequestSection[];
  readonly buttons: readonly Button[];
}

export const requestCard = cardTemplate<RequestCardView>(import.meta.url, './requestCard.json');
