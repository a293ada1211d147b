import type { AccessRole, RoleAssignment } from '../../services/accessControl.js';
import type { Clock } from '../../services/clock.js';
import type { TextKey, Texts } from '../../services/localization/texts.js';
import type { ReservationRef } from '../../services/model.js';
import { allows } from '../../services/roles.js';
import type { DeskTurn } from '../deskTurn.js';
import type { Heard } from '../plainWords/plainWords.js';
import type { Reading, StepView } from '../prompts/cardPrompt.js';
import type { Choice } from '../prompts/choice.js';
import { type ListData, type ListPage, ListPrompt, type PickRow, pageOf } from '../prompts/listPrompt.js';
import { quotedText } from '../prompts/quotedText.js';
import type { StepKit } from '../prompts/stepKit.js';
import type { Press } from '../prompts/turnInput.js';
import { roleRefusal } from '../roles/roleRefusal.js';
import { type AccessPorts, namesOf } from './accessPorts.js';
import { type AccessWish, AccessWords } from './accessWords.js';
import { assignmentsMeant, ofPerson, withoutNames } from './assignmentsMeant.js';
import { grantRefusal } from './grantRefusal.js';

export const ACCESS_PROMPT = 'accessList';

/** Longest text that is looked for: no name is longer, and addresses that long are not typed. */
const LONGEST_QUERY = 254;

export interface AccessData extends ListData, ReservationRef {
  /** Who was looked for, while only that person's roles are shown. */
  readonly query?: string;
  /** What the user wants already when the list would come up: the list is passed by where that is clear. */
  readonly wish?: AccessWish;
}

export type AccessAnswer =
  | { readonly kind: 'done' }
  /** `isSaid` when the task was begun with it. */
  | { readonly kind: 'grant'; readonly email?: string; readonly role?: AccessRole; readonly isSaid?: true }
  | { readonly kind: 'revoke'; readonly assignment: RoleAssignment };

type AccessReading = Reading<AccessData, AccessAnswer>;

/** Who has which role on a reservation. Admin agents pick a role to revoke or grant one; others only look. */
export class AccessPrompt extends ListPrompt<AccessData, AccessAnswer> {
  protected override readonly helpKey: TextKey = 'access.help';
  private readonly words: AccessWords;

  constructor(
    kit: StepKit,
    private readonly ports: AccessPorts,
    private readonly clock: Clock,
  ) {
    super(ACCESS_PROMPT, kit);
    this.words = new AccessWords(ports.languages);
  }

  protected override async list(turn: DeskTurn, data: AccessData): Promise<ListPage> {
    const { texts } = turn;
    const all = await this.assignments(turn, data);
    const hits = data.query === undefined ? all : assignmentsMeant(all, data.query);
    const { items, page, pageCount } = pageOf(hits, data.page);
    const mayChange = allows(turn.caller, 'changeAccess');
    const refusal = await this.grantRefusal(turn, data);
    const parts = [
      await this.headline(turn, data, hits.length),
      pageCount > 1 ? texts.say('list.page', { page: page + 1, pageCount }) : '',
      refusal ?? '',
      mayChange && hits.length > 0 ? texts.say('access.howTo') : '',
    ];
    const names = [
      ...(refusal === undefined ? ['grant' as const] : []),
      ...(data.query === undefined ? [] : ['all' as const]),
    ];
    return {
      title: texts.say('access.title'),
      text: parts.filter((part) => part !== '').join(' '),
      rows: items.map((assignment) => rowOf(texts, assignment)),
      page,
      pageCount,
      choices: [...names, 'done' as const].map((name) => choiceOf(texts, name)),
      isReadOnly: !mayChange,
    };
  }

  /** Whoever types the words of a button that is not drawn, or sends its press, is told why. */
  protected override async view(turn: DeskTurn, data: AccessData, step: string): Promise<StepView> {
    const shown = await super.view(turn, data, step);
    if ((await this.grantRefusal(turn, data)) === undefined) return shown;
    return { ...shown, choices: [...shown.choices, choiceOf(turn.texts, 'grant')] };
  }

  /** Where the wish cannot be granted for a reason that the list tells, or fits nobody, the list comes up. */
  protected override async begun(turn: DeskTurn, data: AccessData): Promise<AccessReading | undefined> {
    const { wish } = data;
    if (!wish) return undefined;
    const all = await this.assignments(turn, data);
    const who = withoutNames(wish.who, Object.values(await namesOf(this.ports, turn, data)));
    const reading = await this.wished(turn, all, { ...wish, who }, data);
    if (reading.kind === 'answer' && reading.value.kind === 'grant') {
      return { ...reading, value: { ...reading.value, isSaid: true } };
    }
    return reading.kind === 'tell' ? undefined : reading;
  }

  /** On a list that nobody can pick from, whoever tries all the same sees the list again, which says why. */
  protected override async picked(turn: DeskTurn, item: string, data: AccessData): Promise<AccessReading> {
    if (!allows(turn.caller, 'changeAccess')) return { kind: 'change', data };
    const all = await this.assignments(turn, data);
    return this.revoke(turn, all, item);
  }

  protected override async chosen(
    turn: DeskTurn,
    { action }: Press,
    data: AccessData,
  ): Promise<AccessReading> {
    switch (action) {
      case 'grant':
        return this.grant(turn, data, {});
      case 'all':
        return { kind: 'change', data: wholeList(data) };
      default:
        return { kind: 'answer', value: { kind: 'done' } };
    }
  }

  /** An address, a role or somebody of the list make words sure to be about this list. */
  protected override async isOwn(turn: DeskTurn, text: string, data: AccessData): Promise<boolean> {
    const all = await this.assignments(turn, data);
    if (ofPerson(all, text).length > 0) return true;
    const wish = this.words.read(text);
    if (!wish) return false;
    return wish.role !== undefined || wish.who.includes('@') || assignmentsMeant(all, wish.who).length > 0;
  }

  /** Who asks for access control here sees it already: unless a change is worded, it is said how to ask for one. */
  protected override heard(turn: DeskTurn, { wish, isAside }: Heard): AccessReading | undefined {
    if (!wish || isAside || this.words.read(turn.context.activity.text)) return undefined;
    return { kind: 'refuse', say: turn.texts.say(this.helpKey) };
  }

  protected override async searched(turn: DeskTurn, text: string, data: AccessData): Promise<AccessReading> {
    const all = await this.assignments(turn, data);
    // Somebody may be called like one of the words.
    const wish = ofPerson(all, text).length > 0 ? undefined : this.words.read(text);
    if (wish) return this.wished(turn, all, wish, data);
    return this.meant(turn, all, { kind: 'revoke', who: text.slice(0, LONGEST_QUERY) }, data);
  }

  private async wished(
    turn: DeskTurn,
    all: readonly RoleAssignment[],
    wish: AccessWish,
    data: AccessData,
  ): Promise<AccessReading> {
    if (wish.kind === 'grant') {
      const { who, role } = wish;
      const [email, ...others] = who.includes('@') ? [who] : addressesOf(assignmentsMeant(all, who));
      const isClear = email !== undefined && others.length === 0;
      return this.grant(turn, data, { ...(isClear && { email }), ...(role && { role }) });
    }
    if (!allows(turn.caller, 'changeAccess')) return this.tellRole(turn);
    return this.meant(turn, all, wish, data);
  }

  /** Goes on with the one role that is meant, or shows those that may be. */
  private async meant(
    turn: DeskTurn,
    all: readonly RoleAssignment[],
    { who, role }: AccessWish,
    data: AccessData,
  ): Promise<AccessReading> {
    const { texts } = turn;
    if (who === '') return { kind: 'refuse', say: texts.say('access.whom') };
    const [first, ...others] = assignmentsMeant(all, who, role);
    if (!first) {
      return { kind: 'refuse', say: texts.say('access.noHit', { query: quotedText(texts, who) }) };
    }
    const mayChange = allows(turn.caller, 'changeAccess');
    if (mayChange && others.length === 0) return this.revoke(turn, all, first.id);
    const found = { ...wholeList(data), query: who };
    return { kind: 'change', data: found, ...(mayChange && { say: texts.say('access.several') }) };
  }

  private async grant(
    turn: DeskTurn,
    data: AccessData,
    filledIn: { readonly email?: string; readonly role?: AccessRole },
  ): Promise<AccessReading> {
    const refusal = await this.grantRefusal(turn, data);
    if (refusal !== undefined) return { kind: 'tell', say: refusal };
    return { kind: 'answer', value: { kind: 'grant', ...filledIn } };
  }

  /** The last owner is refused before anybody confirms anything. */
  private async revoke(
    turn: DeskTurn,
    all: readonly RoleAssignment[],
    assignmentId: string,
  ): Promise<AccessReading> {
    const assignment = all.find(({ id }) => id === assignmentId);
    if (!assignment) return { kind: 'refuse', say: turn.texts.say('errors.AssignmentNotFound') };
    const isLastOwner =
      assignment.role === 'Owner' && all.filter(({ role }) => role === 'Owner').length === 1;
    if (isLastOwner) return { kind: 'refuse', say: turn.texts.say('errors.LastOwner') };
    return { kind: 'answer', value: { kind: 'revoke', assignment } };
  }

  /** The list says it already, and stands. */
  private async tellRole(turn: DeskTurn): Promise<AccessReading> {
    return { kind: 'tell', say: await roleRefusal(turn, this.ports.colleagues, 'changeAccess') };
  }

  private grantRefusal(turn: DeskTurn, data: AccessData): Promise<string | undefined> {
    return grantRefusal(this.ports, turn, data, this.clock.now());
  }

  private async headline(turn: DeskTurn, data: AccessData, count: number): Promise<string> {
    const names = await namesOf(this.ports, turn, data);
    if (data.query === undefined) return turn.texts.say('access.text', { ...names, count });
    const about = { ...names, query: quotedText(turn.texts, data.query) };
    return turn.texts.say(count > 0 ? 'access.hits' : 'access.noHits', about);
  }

  private assignments(
    { caller }: DeskTurn,
    { customerId, reservationId }: AccessData,
  ): Promise<readonly RoleAssignment[]> {
    return this.ports.access.list(caller, { customerId, reservationId });
  }
}

/** The same list from its first page, without what was looked for. */
function wholeList({ customerId, reservationId }: AccessData): AccessData {
  return { customerId, reservationId };
}

function addressesOf(assignments: readonly RoleAssignment[]): string[] {
  return [...new Set(assignments.map(({ email }) => email))];
}

function rowOf(texts: Texts, { id, name, email, role }: RoleAssignment): PickRow {
  return { item: id, title: name, subtitle: email, detail: texts.label('accessRole', role) };
}

function choiceOf(texts: Texts, action: 'grant' | 'all' | 'done'): Choice {
  return {
    action,
    title: texts.say(`access.buttons.${action}`),
    also: texts.say(`access.words.${action}`).split('|'),
  };
}
