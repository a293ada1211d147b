import { type FormFieldView, formCard } from '../../../cards/form/formCard.js';
import type { FormEntries } from '../../../dialogs/form/form.js';
import { checkForm } from '../../../dialogs/form/formCheck.js';
import { formView } from '../../../dialogs/form/formView.js';
import { contactDefaults } from '../../../dialogs/request/contactDefaults.js';
import type { Texts } from '../../../services/localization/texts.js';
import type { InvokeAnswer, InvokeTurn } from '../../invokes/invokeHandler.js';
import { windowAnswer } from './extensionAnswers.js';
import type { ExtensionPorts } from './extensionPorts.js';
import { type SupportChoices, supportForm } from './supportForm.js';
import type { SupportSubjects } from './supportSubjects.js';
import type { Dataset } from './typeAhead.js';

/** What the window's button sends. */
export const FILE = 'file';

/** The inputs in which their user seeks. */
const SEARCHES: Readonly<Record<string, Dataset>> = { customer: 'customers', reservation: 'reservations' };

/** A window as it stands. */
interface SupportWindowState {
  /** Identity of the request. */
  readonly key: string;
  readonly entries: FormEntries;
  /** Sentences by the id of their field. */
  readonly problems?: ReadonlyMap<string, string>;
}

/** The window in which a support request is written. Nothing of it is kept here: all of it stands in its inputs. */
export class SupportWindow {
  constructor(
    private readonly ports: Pick<ExtensionPorts, 'profiles' | 'ids'>,
    private readonly subjects: SupportSubjects,
  ) {}

  /** A window with what can be known beforehand. `entries` are a client's word. */
  async opened(turn: InvokeTurn, entries: FormEntries): Promise<InvokeAnswer> {
    const { contact } = await this.ports.profiles.get(turn.caller);
    const known = contact ? { ...contact, phone: contact.phone ?? '' } : contactDefaults(turn, undefined);
    return this.shown(turn, {
      key: this.ports.ids.next(),
      entries: { severity: 'Minimal', ...known, ...entries },
    });
  }

  /** The window with what was entered, and what is wrong with it. */
  async shown(turn: InvokeTurn, state: SupportWindowState): Promise<InvokeAnswer> {
    const { texts } = turn;
    const choices = await this.subjects.choices(turn, state.entries);
    return windowAnswer(
      texts.say('teamsApp.extension.createSupportRequest.title'),
      formCard(windowView(texts, choices, state)),
    );
  }
}

/** The form as the window draws it. */
export function windowView(texts: Texts, choices: SupportChoices, state: SupportWindowState) {
  const { key, entries, problems = new Map<string, string>() } = state;
  const form = supportForm(choices);
  const fields = form.fields(texts, entries, {});
  const button = {
    title: texts.say('request.review.submit'),
    data: { action: FILE, step: key },
    style: 'positive' as const,
  };
  const view = formView(texts, form, fields, { entries }, checkForm(texts, fields, entries), [button]);
  return { ...view, title: '', fields: view.fields.map((field) => drawn(texts, field, state, problems)) };
}

/** Nothing is kept beside the window: what the conversation may show in part is shown whole. */
function drawn(
  texts: Texts,
  field: FormFieldView,
  { entries }: SupportWindowState,
  problems: ReadonlyMap<string, string>,
): FormFieldView {
  const problem = problems.get(field.id) ?? '';
  const dataset = SEARCHES[field.id];
  if (field.kind === 'multiline') return { ...field, problem, value: entries[field.id] ?? '' };
  if (dataset === undefined) return { ...field, problem };
  const ask =
    field.id === 'customer' ? 'extension.request.customer.ask' : 'extension.request.reservation.ask';
  return { ...field, kind: 'search', dataset, problem, placeholder: texts.say(ask) };
}
