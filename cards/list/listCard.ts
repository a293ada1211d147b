import { cardTemplate } from '../adaptiveCard.js';
import type { Button, ButtonData } from '../button.js';

/** One row to pick. Any of its strings may hold names that users or customers chose. */
export interface ListRow {
  /** With its number in front, such as `3. Contoso`. */
  readonly title: string;
  /** Empty when there is nothing to add. */
  readonly subtitle: string;
  /** Short figures at the end of the row, such as `× 4`; empty when there is none. */
  readonly detail: string;
  /** Colour of `detail`. */
  readonly detailColor: 'Default' | 'Good' | 'Warning' | 'Attention';
  readonly data: ButtonData;
}

/** A list of which one row is picked, by pressing it. */
export interface ListView {
  readonly title: string;
  readonly text: string;
  readonly rows: readonly ListRow[];
  /** Paging, filters, Back, Cancel. */
  readonly buttons: readonly Button[];
}

export const listCard = cardTemplate<ListView>(import.meta.url, './listCard.json');
