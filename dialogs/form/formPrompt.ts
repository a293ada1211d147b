import { formCard } from '../../cards/form/formCard.js';
import type { TextKey, Texts } from '../../services/localization/texts.js';
import { foldText } from '../../services/search/foldText.js';
import type { DeskTurn } from '../deskTurn.js';
import { CardPrompt, type Reading, type StepView } from '../prompts/cardPrompt.js';
import { buttonFor, type Choice } from '../prompts/choice.js';
import { commandChoices } from '../prompts/commandChoices.js';
import type { StepKit } from '../prompts/stepKit.js';
import type { Press } from '../prompts/turnInput.js';
import type { Form, FormAnswer, FormData, FormEntries } from './form.js';
import { checkForm, cleanEntry, complaints, openField } from './formCheck.js';
import { type FormField, isChoice } from './formField.js';
import { formView, shownEntry } from './formView.js';
import { fieldsOffering, namedField, readTypedEntry } from './typedEntry.js';

const SUBMIT = 'submit';

type FormReading = Reading<FormData, FormAnswer>;

/**
 * Several fields on one card. Pressed, all are read at once and every wrong one is named; typed, each line fills the
 * next field that is open, or the one it names (`email: …`). A filled field changes by its name or in the card, and
 * once all are filled a choice by the name of an option.
 */
export class FormPrompt extends CardPrompt<FormData, FormAnswer> {
  protected override readonly helpKey: TextKey;

  constructor(
    kit: StepKit,
    private readonly form: Form,
  ) {
    super(form.id, kit);
    this.helpKey = form.help;
  }

  protected override view(turn: DeskTurn, data: FormData, step: string): StepView {
    const { texts } = turn;
    const submit: Choice = {
      action: SUBMIT,
      title: this.submitTitle(texts),
      also: texts.say('form.words.next').split('|'),
    };
    const choices = [submit, ...commandChoices(turn, 'back', 'cancel')];
    const buttons = choices.map((choice) =>
      buttonFor(choice, step, choice.action === SUBMIT ? 'positive' : 'default'),
    );
    const fields = this.fields(texts, data);
    const check = checkForm(texts, fields, data.entries);
    return { card: formCard(formView(texts, this.form, fields, data, check, buttons)), choices };
  }

  protected override filled({ texts }: DeskTurn, { action, fields: sent }: Press, data: FormData): FormData {
    const written = this.fields(texts, data).map((field) => {
      // Inputs that were left empty are not sent; a button that only leaves may send none at all.
      const absent = action === SUBMIT && !field.hidden ? '' : (data.entries[field.id] ?? '');
      const entry = cleanEntry(field, sent[field.id] ?? absent);
      const before = data.entries[field.id] ?? '';
      return [field.id, isShownPart(field, entry, before) ? before : entry];
    });
    return this.withEntries(texts, data, Object.fromEntries(written));
  }

  protected override entered({ entries }: FormData): FormEntries {
    return entries;
  }

  protected override pressed({ texts }: DeskTurn, _press: Press, data: FormData): FormReading {
    const fields = this.fields(texts, data);
    const { values, problems } = checkForm(texts, fields, data.entries);
    if (problems.size === 0) return { kind: 'answer', value: { values, entries: data.entries } };
    const wrong = fields.filter(({ id }) => problems.has(id));
    const say = complaints(texts, wrong, problems, data.entries).join('\n');
    return { kind: 'refuse', say, data: { ...data, flagged: wrong.map(({ id }) => id) } };
  }

  /** Free text is whatever is written; an option, an address or a number is one that its field takes. */
  protected override isOwn({ texts }: DeskTurn, text: string, data: FormData): boolean {
    const fields = this.fields(texts, data);
    if (namedField(texts, fields, text)) return true;
    const open = openField(fields, checkForm(texts, fields, data.entries), data);
    if (fieldsOffering(fields, text).length > 0) return true;
    if (!open) return false;
    if (open.kind === 'multiline' || (open.kind === 'line' && !open.isExact)) return true;
    const typed = readTypedEntry(texts, open, text);
    return typed.kind === 'entry' && typed.problem === undefined;
  }

  protected override typed({ texts }: DeskTurn, text: string, data: FormData): FormReading {
    const fields = this.fields(texts, data);
    const named = namedField(texts, fields, text);
    if (named) return this.fill(texts, data, named.field, named.text);
    const open = openField(fields, checkForm(texts, fields, data.entries), data);
    if (!open) return this.changed(texts, data, fields, text);
    const skips = texts.say('form.words.skip').split('|').map(foldText).includes(foldText(text));
    return this.fill(texts, data, open, skips ? '' : text);
  }

  /** With every field filled in, the whole name of an option of one field changes that field. */
  private changed(texts: Texts, data: FormData, fields: readonly FormField[], text: string): FormReading {
    const [field, ...others] = fieldsOffering(fields, text);
    if (field && others.length === 0) return this.fill(texts, data, field, text);
    return { kind: 'refuse', say: this.howToChange(texts, fields) };
  }

  /** Puts a typed text into one field; an empty one empties it, where that may be. */
  private fill(texts: Texts, data: FormData, field: FormField, text: string): FormReading {
    const typed = readTypedEntry(texts, field, text);
    if (typed.kind === 'unknown') return { kind: 'refuse', say: typed.say };
    const { entry, problem } = typed;
    if (problem !== undefined) {
      const before = data.entries[field.id] ?? '';
      const wasWell = before !== '' && field.read(before).kind === 'value';
      if (wasWell || entry === '') return { kind: 'refuse', say: problem };
    }
    const others = (data.flagged ?? []).filter((id) => id !== field.id);
    const flagged = problem === undefined ? others : [...others, field.id];
    const skipped = [...(data.skipped ?? []), ...(entry === '' ? [field.id] : [])];
    const next = this.withEntries(
      texts,
      { ...data, flagged, skipped: [...new Set(skipped)] },
      { ...data.entries, [field.id]: entry },
    );
    if (problem !== undefined) return { kind: 'refuse', say: problem, data: next };
    return { kind: 'change', data: next, say: this.whatNext(texts, next) };
  }

  /** The question for the next open field, or how to go on. */
  private whatNext(texts: Texts, data: FormData): string {
    const fields = this.fields(texts, data);
    const open = openField(fields, checkForm(texts, fields, data.entries), data);
    if (!open) return texts.say('form.complete', { next: this.submitTitle(texts) });
    const ask = texts.say(`${open.texts}.ask`);
    return texts.say(open.required ? 'form.then' : 'form.thenOptional', { ask });
  }

  private howToChange(texts: Texts, fields: readonly FormField[]): string {
    const first = fields.find(({ hidden }) => !hidden);
    const field = first ? texts.say(`${first.texts}.label`) : '';
    return texts.say('form.howToChange', { field, next: this.submitTitle(texts) });
  }

  /** A choice that no longer exists, or never did, counts as not made. */
  private withEntries(texts: Texts, data: FormData, entries: FormEntries): FormData {
    const kept = this.fields(texts, { ...data, entries }).map((field) => {
      const entry = entries[field.id] ?? '';
      const gone = isChoice(field) && entry !== '' && field.read(entry).kind === 'refuse';
      return [field.id, gone ? '' : entry];
    });
    return { ...data, entries: Object.fromEntries(kept) };
  }

  private fields(texts: Texts, { entries, facts = {} }: FormData): readonly FormField[] {
    return this.form.fields(texts, entries, facts);
  }

  private submitTitle(texts: Texts): string {
    return texts.say(this.form.submit ?? 'common.next');
  }
}

/** Whether the input holds what the card showed of a longer text: then all of it stands. Clients may change its spaces. */
function isShownPart(field: FormField, entry: string, whole: string): boolean {
  const shown = shownEntry(field, whole);
  return shown !== whole && words(entry) === words(shown);
}

function words(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
