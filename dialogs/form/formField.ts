import type { TextKey } from '../../services/localization/texts.js';

/** Base of a field's texts: `<base>.label`, `<base>.ask` (the question for it) and `<base>.also` (further names). */
export type FieldTexts<K = TextKey> = K extends `${infer Base}.ask` ? Base : never;

/** One value of a choice field. */
export interface FieldOption {
  readonly value: string;
  readonly title: string;
  /** Further words that mean it when typed. */
  readonly also?: readonly string[];
}

/** What a field makes of what stands in it: a value in its final form, or a sentence that says what is wrong. */
export type FieldReading =
  | { readonly kind: 'value'; readonly value: string }
  | { readonly kind: 'refuse'; readonly say: string };

interface FieldOfAnyKind {
  /** Plain name: the id of the input and of the value. */
  readonly id: string;
  readonly texts: FieldTexts;
  readonly required: boolean;
  /** Neither shown nor checked, because what it depends on is not known yet. */
  readonly hidden?: boolean;
  /** Reads what stands in the input; never called for an empty one. */
  read(entry: string): FieldReading;
}

/** A field that is written. */
export interface WrittenField extends FieldOfAnyKind {
  readonly kind: 'line' | 'multiline' | 'email' | 'phone';
  /** Of a line: whether words that it cannot read are not for it, as in an e-mail address. */
  readonly isExact?: boolean;
  /** In UTF-16 units, as clients count. */
  readonly maxLength: number;
}

/** A field that is chosen: few options stand open and numbered, many in a list that unfolds. */
export interface ChoiceField extends FieldOfAnyKind {
  readonly kind: 'options' | 'list';
  readonly options: readonly FieldOption[];
  /** The value that typed words mean; undefined when they mean none. */
  resolve(typed: string): string | undefined;
}

export type FormField = WrittenField | ChoiceField;

export function isChoice(field: FormField): field is ChoiceField {
  return field.kind === 'options' || field.kind === 'list';
}
