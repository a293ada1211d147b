import type { FormEntries } from '../../../dialogs/form/form.js';
import { checkForm, cleanEntry } from '../../../dialogs/form/formCheck.js';
import { readTurnInput } from '../../../dialogs/prompts/turnInput.js';
import { withReservations } from '../../../dialogs/request/proposedDescription.js';
import type { RequestSubmission, SupportRequest } from '../../../services/model.js';
import { requestBasics, requestContact, requestProblem } from '../../../services/requestSchemas.js';
import type { InvokeTurn } from '../../invokes/invokeHandler.js';
import type { ExtensionPorts } from './extensionPorts.js';
import { isTopic, readTopic, supportForm } from './supportForm.js';
import type { SupportSubject, SupportSubjects } from './supportSubjects.js';
import { FILE } from './supportWindow.js';

/** What a window sent, read as hostile input. */
export interface SentWindow {
  readonly key: string;
  readonly entries: FormEntries;
}

/** What became of a window. */
export type Filing =
  | { readonly kind: 'filed'; readonly request: SupportRequest }
  | { readonly kind: 'wrong'; readonly entries: FormEntries; readonly problems: ReadonlyMap<string, string> };

/** Undefined when `data` is not what the window's button sends. */
export function readWindow(turn: InvokeTurn, data: unknown): SentWindow | undefined {
  const input = readTurnInput({ value: data });
  if (input.kind !== 'pressed' || input.press.action !== FILE || input.step === undefined) return undefined;
  const { fields: sent } = input.press;
  const fields = supportForm({ customers: [], reservations: [] }).fields(turn.texts, {}, {});
  const entries = fields.map((field) => [field.id, cleanEntry(field, sent[field.id] ?? '')]);
  return { key: input.step, entries: Object.fromEntries(entries) };
}

/** Files what a window holds, once all of it is right. */
export class SupportFiling {
  constructor(
    private readonly ports: Pick<ExtensionPorts, 'desk' | 'profiles'>,
    private readonly subjects: SupportSubjects,
  ) {}

  async file(turn: InvokeTurn, { key, entries: sent }: SentWindow): Promise<Filing> {
    const subject = await this.subjects.of(turn, sent);
    const { customer } = subject;
    const entries = { ...sent, customer: sent.customer || (customer?.id ?? '') };
    const { values, problems } = await this.#judged(turn, entries, subject);
    if (problems.size > 0 || !customer) return { kind: 'wrong', entries, problems };
    const submission = submissionOf(turn, key, values, subject);
    const request = await this.ports.desk.submit(turn.caller, { ...submission, customerId: customer.id });
    await this.ports.profiles.update(turn.caller, (profile) => ({ ...profile, contact: submission.contact }));
    return { kind: 'filed', request };
  }

  /** By the rules of the conversation's forms, and against what is the caller's own. */
  async #judged(turn: InvokeTurn, entries: FormEntries, { customer, reservation }: SupportSubject) {
    const { texts } = turn;
    const choices = await this.subjects.choices(turn, entries);
    const { values, problems } = checkForm(texts, supportForm(choices).fields(texts, entries, {}), entries);
    const wrong = new Map(problems);
    if (values.topic !== undefined && !isTopic(texts, readTopic(values.topic))) {
      wrong.set('topic', texts.say('form.chooseOne'));
    }
    if (customer && reservation && reservation.customerId !== customer.id) {
      wrong.set('reservation', texts.say('extension.request.ofAnother'));
    }
    return { values, problems: wrong };
  }
}

/** Neither a refund nor an exchange: those go the way of the conversation, where they may need approval. */
function submissionOf(
  { texts }: InvokeTurn,
  key: string,
  values: Readonly<Record<string, string>>,
  { reservation }: SupportSubject,
): Omit<RequestSubmission, 'customerId' | 'refund' | 'exchange'> {
  const { topic = '', ...written } = values;
  const { issueType, ...problemTopic } = readTopic(topic);
  const problem = requestProblem.parse({ ...written, ...problemTopic });
  const description = withReservations(texts, problem.description, reservation ? [reservation] : []);
  return {
    key,
    ...(reservation && { reservationId: reservation.id }),
    basics: requestBasics.parse({ issueType }),
    problem: { ...problem, description },
    contact: requestContact.parse(written),
  };
}
