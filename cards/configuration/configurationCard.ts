import { cardTemplate } from '../adaptiveCard.js';
import type { Button } from '../button.js';

/** One setting and its present value, which may hold names that anyone chose. */
export interface ConfigurationFact {
  readonly label: string;
  readonly value: string;
}

/** How one reservation is applied. `title` and labels are our own texts; all else may be anyone's. */
export interface ConfigurationCardView {
  readonly title: string;
  readonly product: string;
  readonly customer: string;
  readonly facts: readonly ConfigurationFact[];
  /** Why nothing can be changed here; empty where it can. */
  readonly readOnly: string;
  /** At most five. */
  readonly buttons: readonly Button[];
}

export const configurationCard = cardTemplate<ConfigurationCardView>(
  import.meta.url,
  './configurationCard.json',
);
