import type { AccessRole, RoleAssignment } from '../../services/accessControl.js';
import type { Clock } from '../../services/clock.js';
import { type ErrorCode, RefusedError } from '../../services/errors.js';
import { type Refusable, sayRefusal } from '../change/sayRefusal.js';
import type { DeskTurn } from '../deskTurn.js';
import type { FormAnswer, FormData, FormEntries } from '../form/form.js';
import { FormPrompt } from '../form/formPrompt.js';
import type { StepKit } from '../prompts/stepKit.js';
import {
  type ReservationDraft,
  type ReservationOptions,
  ReservationTaskDialog,
  refOf,
} from '../reservations/reservationTaskDialog.js';
import type { TaskContext } from '../taskContext.js';
import type { AtStake } from '../taskWaterfall.js';
import { GRANT_PROMPT, GrantPrompt, REVOKE_PROMPT, RevokePrompt } from './accessChangePrompts.js';
import { type AccessPorts, namesOf } from './accessPorts.js';
import { ACCESS_PROMPT, type AccessAnswer, type AccessData, AccessPrompt } from './accessPrompt.js';
import type { AccessWish } from './accessWords.js';
import { grantForm } from './grantForm.js';

export const ACCESS_DIALOG = 'access';

/** What is already chosen when access control is begun from elsewhere. */
export interface AccessOptions extends ReservationOptions {
  /** Whose access is meant: that person's roles are shown first, and the form to grant one is filled in with it. */
  readonly email?: string;
  /** What the user's own words want. */
  readonly access?: AccessWish;
}

interface AccessDraft extends ReservationDraft {
  /** Whose access was meant when the task was begun. */
  email?: string;
  /** What was wanted when the task was begun, until the list comes up. */
  wish?: AccessWish;
  /** Whether the list was shown with that person's roles. */
  isBegun?: boolean;
  /** The form to grant a role, as far as it is filled in. */
  entries: FormEntries;
  /** The address in the form that nobody has. */
  unknownEmail?: string;
  /** What is to be confirmed. */
  grant?: { email: string; role: AccessRole };
  revoke?: RoleAssignment;
}

/** Customer, reservation, who has access; from there grant a role or revoke one, each confirmed before it happens. */
export class AccessDialog extends ReservationTaskDialog<AccessDraft> {
  constructor(
    kit: StepKit,
    private readonly ports: AccessPorts,
    clock: Clock,
  ) {
    super(ACCESS_DIALOG, kit, ports, clock);
    this.addDialog(new AccessPrompt(kit, ports, clock));
    this.addDialog(new FormPrompt(kit, grantForm));
    this.addDialog(new GrantPrompt(kit, ports));
    this.addDialog(new RevokePrompt(kit, ports));
    this.steps(
      ...this.pickSteps(),
      { name: 'list', ask: this.showList, keep: this.keepChosen },
      { name: 'form', ask: this.askWhom, keep: this.keepForm, keepEntered: this.keepEntered },
      { name: 'grant', ask: this.confirmGrant, keep: this.keepGrant },
      { name: 'revoke', ask: this.confirmRevoke, keep: this.keepRevoke },
      { name: 'end', ask: (step) => step.finish(undefined) },
    );
  }

  protected override newDraft(options: AccessOptions): AccessDraft {
    const { email, access } = options;
    return {
      ...this.chosenIn(options),
      ...(email !== undefined && { email }),
      ...(access && { wish: access }),
      entries: {},
    };
  }

  protected override atStake({ entries }: AccessDraft): AtStake {
    return Object.values(entries).some((entry) => entry !== '') ? 'change' : 'nothing';
  }

  protected override async onLeave(_draft: AccessDraft, _choice: unknown, turn: DeskTurn): Promise<void> {
    await turn.say('access.left');
  }

  protected override forgetDetails(draft: AccessDraft): void {
    draft.entries = {};
    delete draft.email;
    delete draft.wish;
  }

  private async showList(step: TaskContext<AccessDraft>) {
    const { email, isBegun, wish } = step.draft;
    step.draft.isBegun = true;
    delete step.draft.wish;
    const data: AccessData = {
      ...refOf(step.draft),
      ...(email !== undefined && !isBegun && !wish && { query: email }),
      ...(wish && { wish }),
    };
    return step.ask(ACCESS_PROMPT, data);
  }

  private keepChosen(draft: AccessDraft, value: unknown, turn: DeskTurn): string | Promise<string> {
    const answer = value as AccessAnswer;
    if (answer.kind === 'done') return 'end';
    if (answer.kind === 'revoke') {
      draft.revoke = answer.assignment;
      return 'revoke';
    }
    const { email = draft.entries.email ?? draft.email, role, isSaid } = answer;
    draft.entries = { ...draft.entries, ...(email !== undefined && { email }), ...(role && { role }) };
    delete draft.email;
    return isSaid && email !== undefined && role ? this.wantGrant(draft, email, role, turn) : 'form';
  }

  private async askWhom(step: TaskContext<AccessDraft>) {
    const { draft, turn } = step;
    const facts = await namesOf(this.ports, turn, refOf(draft));
    const { unknownEmail } = draft;
    delete draft.unknownEmail;
    const data: FormData =
      unknownEmail === undefined
        ? { entries: draft.entries, facts }
        : { entries: draft.entries, facts: { ...facts, unknownEmail }, flagged: ['email'] };
    return step.ask(grantForm.id, data);
  }

  private keepEntered(draft: AccessDraft, entered: unknown): void {
    draft.entries = entered as FormEntries;
  }

  private keepForm(draft: AccessDraft, value: unknown, turn: DeskTurn): Promise<string> {
    const { values, entries } = value as FormAnswer;
    draft.entries = entries;
    // The form lets only roles through.
    return this.wantGrant(draft, values.email ?? '', values.role as AccessRole, turn);
  }

  /** Whom nobody can give the role is refused here, before there is anything to confirm. @returns the step to show next */
  private async wantGrant(draft: AccessDraft, wanted: string, role: AccessRole, turn: DeskTurn) {
    const ref = refOf(draft);
    const refusal = await this.refusalOf(turn, async () => {
      const { email } = await this.ports.access.findUser(turn.caller, ref, wanted);
      const assignments = await this.ports.access.list(turn.caller, ref);
      if (assignments.some((one) => one.email === email && one.role === role)) {
        throw new RefusedError('AlreadyGranted', `${role} is granted already`);
      }
      draft.grant = { email, role };
    });
    if (refusal === 'UserNotFound' && draft.entries.email !== undefined) {
      draft.unknownEmail = draft.entries.email;
    }
    return refusal === undefined ? 'grant' : 'form';
  }

  private async confirmGrant(step: TaskContext<AccessDraft>) {
    const { draft } = step;
    return step.ask(GRANT_PROMPT, { ...refOf(draft), ...draft.grant });
  }

  private async keepGrant(draft: AccessDraft, value: unknown, turn: DeskTurn): Promise<'list'> {
    const { grant } = draft;
    if (value !== true || !grant) await turn.say('change.declined');
    else {
      await this.refusalOf(turn, async () => {
        const granted = await this.ports.access.grant(turn.caller, { ...refOf(draft), ...grant });
        await turn.say('access.granted', wordsOf(turn, granted));
      });
    }
    draft.entries = {};
    delete draft.grant;
    return 'list';
  }

  private async confirmRevoke(step: TaskContext<AccessDraft>) {
    return step.ask(REVOKE_PROMPT, { ...refOf(step.draft), assignment: step.draft.revoke });
  }

  private async keepRevoke(draft: AccessDraft, value: unknown, turn: DeskTurn): Promise<'list'> {
    const { revoke } = draft;
    if (value !== true || !revoke) await turn.say('change.declined');
    else {
      await this.refusalOf(turn, async () => {
        await this.ports.access.revoke(turn.caller, refOf(draft), revoke.id);
        await turn.say('access.revoked', wordsOf(turn, revoke));
      });
    }
    delete draft.revoke;
    return 'list';
  }

  /** Says why a change is refused; other failures go on to the caller. @returns the reason; undefined when it was made */
  private async refusalOf(turn: DeskTurn, act: () => Promise<void>): Promise<ErrorCode | undefined> {
    try {
      await act();
      return undefined;
    } catch (error) {
      await sayRefusal(turn, this.ports.colleagues, ACCESS_CHANGE, error);
      return error instanceof RefusedError ? error.code : undefined;
    }
  }
}

/** Refusals after which the form or the list shows the present state. */
const ACCESS_CHANGE: Refusable = {
  change: 'changeAccess',
  codes: ['UserNotFound', 'AlreadyGranted', 'AssignmentNotFound', 'LastOwner', 'GrantNotPossible'],
};

function wordsOf(
  { texts }: DeskTurn,
  { name, email, role }: { readonly name: string; readonly email: string; readonly role: AccessRole },
): { name: string; email: string; role: string } {
  return { name, email, role: texts.label('accessRole', role) };
}
