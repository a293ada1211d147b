import type { TextKey, Texts } from '../../services/localization/texts.js';
import type { FormField } from './formField.js';

/** What stands in the inputs, finished or not, by field id. */
export type FormEntries = Readonly<Record<string, string>>;

/** Facts that a form is drawn with and that its user does not enter: codes and names, plain strings. */
export type FormFacts = Readonly<Record<string, string>>;

/** A form: what it asks and how it is called. Stateless, one for all users. */
export interface Form {
  /** Id of its prompt. */
  readonly id: string;
  /** May name the form's facts, such as the number of what it is about: our own words only. */
  readonly title: TextKey;
  readonly help: TextKey;
  /** Title of the button that goes on; `common.next` when absent. */
  readonly submit?: TextKey;
  /** Where it stands in its task. */
  readonly position?: { readonly step: number; readonly count: number };
  /** Whom or what it is about, under the title. */
  about?(texts: Texts, facts: FormFacts): string;
  /** All fields in the order they are asked, those included that `entries` hide for now. */
  fields(texts: Texts, entries: FormEntries, facts: FormFacts): readonly FormField[];
}

/** Where a form begins. */
export interface FormData {
  readonly entries: FormEntries;
  readonly facts?: FormFacts;
  /** Ids of fields that were asked for in vain: their problems are shown. */
  readonly flagged?: readonly string[];
  /** Ids of optional fields that the user leaves empty on purpose. */
  readonly skipped?: readonly string[];
}

/** A form that was filled in. */
export interface FormAnswer {
  /** By field id, each in its field's final form; fields left empty are absent. */
  readonly values: Readonly<Record<string, string>>;
  /** What the user wrote, for showing the form again. */
  readonly entries: FormEntries;
}
