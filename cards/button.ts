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
