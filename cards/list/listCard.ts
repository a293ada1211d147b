import { type CardRenderer, cardTemplate } from '../adaptiveCard.js';
import type { BarPart } from '../bar.js';
import type { Button, ButtonData } from '../button.js';

/** One row to pick. Any of its strings may hold names that users or customers chose. */
export interface ListRow {
  /** With its number in front, such as `3. Contoso`, where it can be picked. */
  readonly title: string;
  /** Empty when there is nothing to add. */
  readonly subtitle: string;
  /** Short figures at the end of the row, such as `× 4`; empty when there is none. */
  readonly detail: string;
  /** Colour of `detail`. */
  readonly detailColor: 'Default' | 'Good' | 'Warning' | 'Attention';
  /** Drawn below the row, where a figure of it is a part of a whole. */
  readonly bar?: readonly BarPart[];
  /** Absent where the row is only looked at. */
  readonly data?: ButtonData;
}

/** A list of which one row is picked, by pressing it. */
export interface ListView {
  readonly title: string;
  readonly text: string;
  readonly rows: readonly ListRow[];
  /** The buttons that turn the page, in a row of their own under the list, where `buttons` has no room for them. */
  readonly paging?: readonly Button[];
  /** Paging, filters, Back, Cancel. */
  readonly buttons: readonly Button[];
}

const template = cardTemplate<ListView>(import.meta.url, './listCard.json');

export const listCard: CardRenderer<ListView> = (view) => template({ paging: [], ...view });
