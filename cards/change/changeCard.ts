import { cardTemplate } from '../adaptiveCard.js';
import type { Button } from '../button.js';

/** One thing that changes. The label is ours; the values may be anyone's. */
export interface ChangedValue {
  readonly label: string;
  readonly beforeLabel: string;
  readonly before: string;
  readonly afterLabel: string;
  readonly after: string;
}

/** What is about to change, before and after. `title`, `notice` and labels are our own texts. */
export interface ChangeCardView {
  readonly title: string;
  /** Whose and which reservation. */
  readonly about: string;
  readonly changes: readonly ChangedValue[];
  /** What the change means, such as that it takes effect at once. */
  readonly notice: string;
  readonly buttons: readonly Button[];
}

export const changeCard = cardTemplate<ChangeCardView>(import.meta.url, './changeCard.json');
