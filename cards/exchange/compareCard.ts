import { cardTemplate } from '../adaptiveCard.js';
import type { Button } from '../button.js';

/** One of the two ways. */
export interface CompareSide {
  readonly name: string;
  /** Whether it can be requested. */
  readonly verdict: string;
  readonly color: 'Good' | 'Attention';
}

/** One thing that the two ways differ in; its values, one entry a line, may hold names. */
export interface CompareRow {
  readonly label: string;
  readonly refund: readonly string[];
  readonly exchange: readonly string[];
}

/** A refund and an exchange of the same units, side by side. */
export interface CompareCardView {
  readonly title: string;
  /** Whose units these are, and which: one entry a line, names in them. */
  readonly about: readonly string[];
  readonly refund: CompareSide;
  readonly exchange: CompareSide;
  /** Why a way cannot be requested; may hold names. */
  readonly reasons: readonly string[];
  readonly rows: readonly CompareRow[];
  /** The line that counts most, last. */
  readonly net: { readonly label: string; readonly refund: string; readonly exchange: string };
  /** Sentences below the rows. */
  readonly notes: readonly string[];
  readonly buttons: readonly Button[];
}

export const compareCard = cardTemplate<CompareCardView>(import.meta.url, './compareCard.json');
