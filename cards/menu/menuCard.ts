import { cardTemplate } from '../adaptiveCard.js';
import type { Button, ButtonRow } from '../button.js';

/** The tasks of the desk. All texts are our own: nothing that a user typed may stand in them. */
export interface MenuView {
  readonly title: string;
  readonly text: string;
  /** Empty when there is nothing to add. */
  readonly hint: string;
  /** Goes on with an unfinished request; empty when there is none. Apart from the tasks, because clients draw five in a row. */
  readonly resume: readonly Button[];
  readonly rows: readonly ButtonRow[];
}

export const menuCard = cardTemplate<MenuView>(import.meta.url, './menuCard.json');
