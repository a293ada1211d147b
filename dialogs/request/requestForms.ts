import { MOST_FILES } from '../../services/requestFiles.js';
import { requestBasics, requestContact, requestProblem } from '../../services/requestSchemas.js';
import { categoriesOf, problemTypesOf } from '../../services/supportTopics.js';
import type { DeskTurn } from '../deskTurn.js';
import type { FormAnswer, FormData, FormEntries } from '../form/form.js';
import type { TaskContext } from '../taskContext.js';
import type { TaskStep } from '../taskWaterfall.js';
import { withReservations } from './proposedDescription.js';
import { isWorthKeeping, type RequestForm } from './requestDraft.js';
import { contactEntries } from './requestFilling.js';
import { type RequestPorts, reservationsOf, subjectFacts, subjectOf } from './requestSubject.js';
import type { SupportDraft } from './supportDraft.js';
import type { SupportParts } from './supportParts.js';
import type { UnfinishedRequests } from './unfinishedRequests.js';

type FormStep = TaskStep<SupportDraft>;

/** The three forms of a support request as steps. What is entered is kept for later as soon as a form is left. */
export class RequestForms {
  readonly basics: FormStep = this.step('basics', (draft, answer) => this.keepBasics(draft, answer));
  readonly problem: FormStep = this.step('problem', (draft, answer, turn) =>
    this.keepProblem(draft, answer, turn),
  );
  readonly contact: FormStep = this.step('contact', (draft, answer, turn) =>
    this.keepContact(draft, answer, turn),
  );

  constructor(
    private readonly ports: RequestPorts & Pick<SupportParts, 'profiles' | 'files'>,
    private readonly unfinished: UnfinishedRequests,
  ) {}

  private step(
    name: RequestForm,
    accept: (draft: SupportDraft, answer: FormAnswer, turn: DeskTurn) => Promise<void> | void,
  ): FormStep {
    return {
      name,
      ask: (step) => this.ask(step, name),
      keep: async (draft, value, turn) => {
        const answer = value as FormAnswer;
        draft.entered[name] = answer.entries;
        await accept(draft, answer, turn);
        await this.unfinished.save(turn.caller, draft);
        return undefined;
      },
      keepEntered: (draft, entered, turn) => this.keepEntered(draft, name, entered as FormEntries, turn),
    };
  }

  private async ask(step: TaskContext<SupportDraft>, name: RequestForm) {
    const { draft, turn, revisited } = step;
    if (!revisited && draft.returning && draft[name]) return step.pass({ onWayBack: true });
    if (!revisited) draft.returning = false;
    const { customerId, reservationId } = draft;
    const subject = await subjectOf(this.ports, turn.caller, { customerId, reservationId });
    const entries = {
      basics: () => draft.entered.basics ?? {},
      problem: () => draft.entered.problem ?? likelyProblem(draft),
      contact: () => contactEntries(turn, draft, subject, this.ports.profiles),
    };
    const mostFiles = this.ports.files && { mostFiles: turn.texts.number(MOST_FILES) };
    const facts = { ...subjectFacts(subject), ...draft.basics, ...mostFiles };
    return step.ask(name, { entries: await entries[name](), facts } satisfies FormData);
  }

  /** A form that was changed and left by another way than its Next is no longer accepted. */
  private async keepEntered(
    draft: SupportDraft,
    name: RequestForm,
    entered: FormEntries,
    turn: DeskTurn,
  ): Promise<void> {
    const before = draft.entered[name] ?? {};
    const isChanged = Object.entries(entered).some(([id, entry]) => entry !== (before[id] ?? ''));
    if (!isChanged) return;
    draft.entered[name] = entered;
    delete draft[name];
    if (isWorthKeeping(draft)) await this.unfinished.save(turn.caller, draft);
  }

  private keepBasics(draft: SupportDraft, { values }: FormAnswer): void {
    draft.basics = requestBasics.parse(values);
    const { problem } = draft;
    const fits =
      problem && categoriesOf(draft.basics.issueType, problem.problemType).includes(problem.category);
    if (!fits) delete draft.problem;
  }

  private async keepProblem(draft: SupportDraft, { values }: FormAnswer, turn: DeskTurn): Promise<void> {
    const problem = requestProblem.parse(values);
    const reservations = await reservationsOf(this.ports, turn.caller, draft);
    draft.problem = {
      ...problem,
      description: withReservations(turn.texts, problem.description, reservations),
    };
  }

  /** The contact is remembered for the next request as soon as it is accepted. */
  private async keepContact(draft: SupportDraft, { values }: FormAnswer, turn: DeskTurn): Promise<void> {
    const contact = requestContact.parse(values);
    draft.contact = contact;
    await this.ports.profiles.update(turn.caller, (profile) => ({ ...profile, contact }));
  }
}

/** The first problem type is the likely one, and with a type chosen the card shows its categories at once. */
function likelyProblem({ basics }: SupportDraft): FormEntries {
  const [likely] = problemTypesOf(basics?.issueType ?? '');
  return { severity: 'Minimal', ...(likely && { problemType: likely.code }) };
}
