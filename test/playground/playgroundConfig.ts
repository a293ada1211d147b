import { TEAMS_PEOPLE, type TeamsPerson } from './teamsPeople.js';

export const BOT_NAME = 'Reservation Desk';
export const GROUP_CHAT = 'Reservation planning';
export const TEAM = 'Reservations';
/** A team in the Playground has these two: General is always there, and one more is allowed. */
export type TeamsChannel = 'General' | 'Approvals';

const TENANT_ID = '7b3f8a52-3c1d-4c5e-9f10-0d5a52c3a001';
const TEAM_GROUP_ID = '7b3f8a52-3c1d-4c5e-9f10-0d5a52c3a002';

export interface PlaygroundWorld {
  /** Who sits at the screen. One Playground has one person, for as long as it runs. */
  readonly person: TeamsPerson;
  /**
   * Makes the ids of chats and channels: Playgrounds with the same one share their group chat and their team. With a new one
   * nothing was said there yet.
   */
  readonly run: string;
}

/**
 * What the Playground reads at its start, once: who is who, and where they talk. Every member is required, and none besides
 * these is allowed. The object id is what the desk knows a Teams user by: here it names a demo user.
 */
export function playgroundConfig({ person, run }: PlaygroundWorld): object {
  return {
    version: '0.1.1',
    tenantId: TENANT_ID,
    bot: { id: '28:reservation-desk', name: BOT_NAME },
    currentUser: user(person),
    users: TEAMS_PEOPLE.filter(({ id }) => id !== person.id).map(user),
    personalChat: { id: `a:${person.id}-${run}` },
    groupChat: { id: `19:planning-${run}@thread.v2`, name: GROUP_CHAT },
    team: {
      id: `19:general-${run}@thread.tacv2`,
      name: TEAM,
      aadGroupId: TEAM_GROUP_ID,
      channels: [{ id: `19:approvals-${run}@thread.tacv2`, name: 'Approvals' }],
    },
  };
}

function user({ id, name }: TeamsPerson) {
  const [givenName = name, surname = ''] = name.split(' ');
  const address = `${id}@partner.example`;
  return {
    id: `29:${id}`,
    name,
    aadObjectId: `demo-${id}`,
    givenName,
    surname,
    email: address,
    // As the Playground spells it.
    userPrincipleName: address,
  };
}
