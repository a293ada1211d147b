import { cardTemplate } from '../adaptiveCard.js';
import type { Button } from '../button.js';

/** A page to read. All strings are our own texts. */
export interface ResourceCardView {
  /** What the topic belongs to. */
  readonly area: string;
  readonly title: string;
  readonly text: string;
  /** Address of the page, as it is shown. */
  readonly page: string;
  /** Opens the page beside the chat. */
  readonly links: readonly { readonly title: string; readonly url: string }[];
  readonly buttons: readonly Button[];
}

export const resourceCard = cardTemplate<ResourceCardView>(import.meta.url, './resourceCard.json');
