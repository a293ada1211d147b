import { cardTemplate } from '../adaptiveCard.js';
import type { RequestSection } from '../request/requestCard.js';

/** A button that runs a verb: where clients know that, the card changes for everybody; elsewhere it is a message. */
export interface BoardButton {
  readonly title: string;
  readonly verb: string;
  readonly style: 'default' | 'positive' | 'destructive';
  /** Whether what stands in the inputs is sent with it. */
  readonly inputs: 'auto' | 'none';
  /** Of the approval that it is about. */
  readonly item: string;
  /** The amounts that the card shows, as the approval counts them. */
  readonly figures: string;
  /** Whose it is: numbers of approvals count within a partner. */
  readonly partner: string;
}

/** An approval in a channel, where everybody of it sees the same card. */
export interface BoardView {
  readonly title: string;
  readonly status: string;
  readonly statusColor: 'Default' | 'Good' | 'Warning' | 'Attention';
  /** Empty when there is nothing to say. */
  readonly text: string;
  readonly sections: readonly RequestSection[];
  /** Empty once it is decided. */
  readonly reasonLabel: string;
  readonly reasonLength: number;
  /** None once it is decided. */
  readonly buttons: readonly BoardButton[];
}

export const boardCard = cardTemplate<BoardView>(import.meta.url, './boardCard.json');
