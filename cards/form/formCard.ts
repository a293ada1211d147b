import { cardTemplate } from '../adaptiveCard.js';
import type { Button } from '../button.js';

/** One option of a choice set, its title as it is drawn. */
export interface FormOptionView {
  readonly title: string;
  readonly value: string;
}

/** One input with everything that the template needs; what does not apply is empty. */
export interface FormFieldView {
  readonly id: string;
  readonly label: string;
  /**
   * `multiline` has no limit on the client: one would cut what is pasted without a word. Of a `search` the options are the
   * first of very many; Teams alone asks for others as its user types.
   */
  readonly kind: 'line' | 'multiline' | 'email' | 'phone' | 'options' | 'list' | 'search';
  /** What stands in the input; for choice sets the value of an option, or empty. */
  readonly value: string;
  /** Why the value is not acceptable; empty when it is, or when nobody has asked yet. */
  readonly problem: string;
  readonly placeholder: string;
  readonly maxLength: number;
  readonly options: readonly FormOptionView[];
  /** What a `search` asks for; absent in other fields. */
  readonly dataset?: string | undefined;
}

/** A form on one card. `text` and the values may hold what users chose. */
export interface FormView {
  readonly title: string;
  /** Such as `Step 2 of 4`; empty when the form stands alone. */
  readonly position: string;
  /** Whom or what the form is about; empty when there is nothing to add. */
  readonly text: string;
  readonly fields: readonly FormFieldView[];
  readonly buttons: readonly Button[];
}

export const formCard = cardTemplate<FormView>(import.meta.url, './formCard.json');
