import { cardTemplate } from '../adaptiveCard.js';
import type { Button } from '../button.js';

/** A property: the label is ours, the value may be anyone's. */
export interface Property {
  readonly label: string;
  readonly value: string;
}

/** Everything that names one reservation. `title`, labels and `copyHint` are our own texts. */
export interface PropertiesCardView {
  readonly title: string;
  readonly name: string;
  readonly customer: string;
  /** Each value stands alone on its line, so that it can be copied without its label. */
  readonly ids: readonly Property[];
  readonly copyHint: string;
  readonly facts: readonly Property[];
  /** At most five. */
  readonly buttons: readonly Button[];
}

export const propertiesCard = cardTemplate<PropertiesCardView>(import.meta.url, './propertiesCard.json');
