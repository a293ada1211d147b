import type { AccessRole, RoleAssignment } from '../../../services/accessControl.js';
import { DEMO_PARTNER_ID } from '../../../services/local/demo/demoDesk.js';
import { readDemoTables } from '../../../services/local/demo/demoTables.js';
import type { CustomerDocument, StoredReservation } from '../../../services/local/deskDocuments.js';
import type { Caller } from '../../../services/model.js';
import { ANA, BEN } from '../local/deskFixture.js';
import type { ContractPerson } from './contractDesk.js';
import { deskSeed, WEB } from './contractSeeds.js';

/** The embedded back end knows the people of the demo's partner alone: the small desk is that partner's here. */
export const ANA_OF_DEMO: Caller = { ...ANA, partnerId: DEMO_PARTNER_ID };
export const BEN_OF_DEMO: Caller = { ...BEN, partnerId: DEMO_PARTNER_ID };

const { partner } = readDemoTables();

const kim = { name: 'Kim Larsen', email: `kim.larsen@${partner.domain}` };
const jane = { name: 'Jane', email: 'jane@contoso.com' };

/** At the customer and at the partner, without a role. */
export const PEOPLE = [
  jane,
  { name: 'Jane Doe', email: 'jane.doe@contoso.com' },
  { name: 'Zoë Müller', email: 'zoe.muller@contoso.com' },
  { name: 'Someone New', email: `someone.new@${partner.domain}` },
  ...Array.from({ length: 12 }, (_, n) => ({ name: `P${n}`, email: `p${n}@contoso.com` })),
] satisfies readonly ContractPerson[];

/** Who has which role on `r-web`, as it is listed. */
export const ON_WEB: readonly (ContractPerson & { readonly role: AccessRole })[] = [
  { name: 'Aisha Khan', email: 'aisha.khan@contoso.com', role: 'Owner' },
  { name: 'Omar Haddad', email: 'omar.haddad@contoso.com', role: 'Owner' },
  { ...kim, role: 'ReservationAdministrator' },
  { name: 'Ben Carter', email: 'ben.carter@contoso.com', role: 'ReservationContributor' },
  { name: 'Grace Lim', email: 'grace.lim@contoso.com', role: 'Reader' },
  { name: 'Nora Lindqvist', email: 'nora.lindqvist@contoso.com', role: 'Reader' },
];

/** The small desk, on whose first two reservations people have roles. */
export function accessSeed(changes: Partial<StoredReservation> = {}): CustomerDocument[] {
  return deskSeed().map((document) => {
    if (document.profile.id === 'foreign') return document;
    const profile = { ...document.profile, partnerId: DEMO_PARTNER_ID };
    if (profile.id !== WEB.customerId) return { ...document, profile };
    const reservations = document.reservations.map((one) =>
      one.id === WEB.reservationId ? { ...one, ...changes } : one,
    );
    const access = [
      { reservationId: 'r-web', assignments: assignmentsOf(1, [...ON_WEB].reverse()) },
      { reservationId: 'r-linux', assignments: assignmentsOf(2, ON_WEB.slice(0, 1)) },
    ];
    return { ...document, profile, reservations, access };
  });
}

/** Azure names role assignments by GUIDs. */
function assignmentsOf(series: number, people: typeof ON_WEB): RoleAssignment[] {
  return people.map((person, index) => ({
    id: `00000000-0000-4000-800${series}-${String(index + 1).padStart(12, '0')}`,
    ...person,
  }));
}
