import { cardTemplate } from '../adaptiveCard.js';
import type { ButtonRow } from '../button.js';
import type { SharedLink } from '../share/shareCard.js';

/** What the desk says of itself where others read along. All texts are our own. */
export interface GroupCardView {
  readonly title: string;
  readonly text: string;
  /** Empty when there is nothing to add. */
  readonly hint: string;
  readonly rows: readonly ButtonRow[];
  readonly links: readonly SharedLink[];
}

export const groupCard = cardTemplate<GroupCardView>(import.meta.url, './groupCard.json');
