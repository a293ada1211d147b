import {
  ACCESS_ROLES,
  type AccessGrant,
  type AccessRole,
  type RoleAssignment,
} from '../../services/accessControl.js';
import type { Texts } from '../../services/localization/texts.js';
import type { ReservationRef } from '../../services/model.js';
import { type ChangeInWords, ChangePrompt } from '../change/changePrompt.js';
import type { DeskTurn } from '../deskTurn.js';
import type { StepKit } from '../prompts/stepKit.js';
import { type AccessPorts, namesOf } from './accessPorts.js';

export const GRANT_PROMPT = 'confirmGrant';
export const REVOKE_PROMPT = 'confirmRevoke';

export interface RevokeData extends ReservationRef {
  /** As it was picked: the card can still be drawn when somebody else revokes it meanwhile. */
  readonly assignment: RoleAssignment;
}

/** Asks before somebody is given a role. */
export class GrantPrompt extends ChangePrompt<AccessGrant> {
  constructor(
    kit: StepKit,
    private readonly ports: AccessPorts,
  ) {
    super(GRANT_PROMPT, kit);
  }

  protected override async inWords(
    turn: DeskTurn,
    { email, role, ...ref }: AccessGrant,
  ): Promise<ChangeInWords> {
    const { texts, caller } = turn;
    const person = await this.ports.access.findUser(caller, ref, email);
    const assignments = await this.ports.access.list(caller, ref);
    const held = assignments.filter((one) => one.email === person.email).map((one) => one.role);
    return {
      title: texts.say('access.change.grantTitle'),
      about: texts.say('access.change.about', { ...person, ...(await namesOf(this.ports, turn, ref)) }),
      changes: [rolesChange(texts, held, [...held, role])],
      notice: texts.say(`access.notice.${role}`),
    };
  }
}

/** Asks before a role is taken from somebody. */
export class RevokePrompt extends ChangePrompt<RevokeData> {
  constructor(
    kit: StepKit,
    private readonly ports: AccessPorts,
  ) {
    super(REVOKE_PROMPT, kit);
  }

  protected override async inWords(
    turn: DeskTurn,
    { assignment, ...ref }: RevokeData,
  ): Promise<ChangeInWords> {
    const { texts, caller } = turn;
    const assignments = await this.ports.access.list(caller, ref);
    const { name, email, role } = assignment;
    const held = assignments.filter((one) => one.email === email).map((one) => one.role);
    const left = held.filter((one) => one !== role);
    return {
      title: texts.say('access.change.revokeTitle'),
      about: texts.say('access.change.about', { name, email, ...(await namesOf(this.ports, turn, ref)) }),
      changes: [rolesChange(texts, held, left)],
      notice: texts.say('access.notice.revoke'),
    };
  }
}

function rolesChange(
  texts: Texts,
  before: readonly AccessRole[],
  after: readonly AccessRole[],
): ChangeInWords['changes'][number] {
  return {
    label: texts.say('access.change.roles'),
    before: rolesInWords(texts, before),
    after: rolesInWords(texts, after),
  };
}

function rolesInWords(texts: Texts, held: readonly AccessRole[]): string {
  const names = ACCESS_ROLES.filter((role) => held.includes(role)).map((role) =>
    texts.label('accessRole', role),
  );
  return names.length === 0 ? texts.say('change.none') : texts.list(names);
}
