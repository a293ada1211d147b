import { cardTemplate } from '../adaptiveCard.js';
import type { Button } from '../button.js';

/** One thing under a heading. `value` may be what somebody typed; `label` is our own text, empty where there is none. */
export interface DataLine {
  readonly label: string;
  readonly value: string;
}

/** `heading` is our own text. */
export interface DataSection {
  readonly heading: string;
  readonly lines: readonly DataLine[];
}

/** What the desk keeps of its user, or what of it would go and stay. `title` and `intro` are our own texts. */
export interface MyDataCardView {
  readonly title: string;
  readonly intro: string;
  readonly sections: readonly DataSection[];
  readonly buttons: readonly Button[];
}

export const myDataCard = cardTemplate<MyDataCardView>(import.meta.url, './myDataCard.json');
