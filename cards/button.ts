/** What a card sends back when a button or a row is pressed. Object data, because string data differs by channel. */
export interface ButtonData {
  readonly action: string;
  /** Token of the step that showed the card. */
  readonly step: string;
  /** Which row, for buttons of one kind. */
  readonly item?: string;
}

/** A button or a row of a card, its title as the user sees it and may type it. */
export interface Button {
  readonly title: string;
  readonly data: ButtonData;
  readonly style?: 'default' | 'positive' | 'destructive';
}

/** Clients draw so many buttons beside each other; those beyond are hidden or refused. */
export const BUTTONS_IN_A_ROW = 5;

/** One row of buttons, for an ActionSet. */
export interface ButtonRow {
  readonly buttons: readonly Button[];
}

/** The buttons in rows that every client draws whole. */
export function buttonRows(buttons: readonly Button[]): ButtonRow[] {
  const count = Math.ceil(buttons.length / BUTTONS_IN_A_ROW);
  return Array.from({ length: count }, (_, row) => ({
    buttons: buttons.slice(row * BUTTONS_IN_A_ROW, (row + 1) * BUTTONS_IN_A_ROW),
  }));
}
