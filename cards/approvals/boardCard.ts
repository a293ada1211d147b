import { cardTemplate } from '../adaptiveCard.js';
import type { RequestSection } from '../request/requestCard.js';

/** A button that runs a verb: where clients know that, the card changes for everybody; elsewhere it is a message. */
export interface BoardButton {
  readonly title: string;
  readonly verb: string;
  readonly style: 'default' | 'positive' | 'destructive';
  /** Whether what stands in the inputs has to be right before it may be pressed. */
  readonly inputs: 'auto' | 'none';
  /** Of the approval that it is about. */
  readonly item: string;
}

/** An approval in a channel, where everybody of it sees the same card. */
export interface BoardView {
  readonly title: string;
  readonly status: string;
  readonly statusColor: 'Default' | 'Good' | 'Warning' | 'Attention';
  readonly sections: readonly RequestSection[];
  /** Empty strings once it is decided. */
  readonly reasonLabel: string;
  readonly reasonMissing: string;
  readonly reasonLength: number;
  /** None once it is decided. */
  readonly buttons: readonly BoardButton[];
}

export const boardCard = cardTemplate<BoardView>(import.meta.url, './boardCard.json');
