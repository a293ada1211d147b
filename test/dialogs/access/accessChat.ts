import { ACCESS_DIALOG, AccessDialog, type AccessOptions } from '../../../dialogs/access/accessDialog.js';
import type { AccessRole, RoleAssignment } from '../../../services/accessControl.js';
import { DemoAccess } from '../../../services/local/demo/demoAccess.js';
import { readDemoTables } from '../../../services/local/demo/demoTables.js';
import type { CustomerDocument } from '../../../services/local/deskDocuments.js';
import { LocalAccessControl } from '../../../services/local/localAccessControl.js';
import type { Caller, Reservation, Role } from '../../../services/model.js';
import { languages } from '../../support/languages.js';
import { aCustomer, aReservation, COLLEAGUES, FakeDesk, StillClock } from '../deskFakes.js';
import { CALLER, DeskHarness } from '../deskHarness.js';

export function anAssignment(name: string, role: AccessRole): RoleAssignment {
  const email = `${name.toLowerCase().replace(/\W+/g, '.')}@contoso.com`;
  return { id: `${role}:${email}`, name, email, role };
}

export const PEOPLE = [
  anAssignment('Ada Byron', 'Owner'),
  anAssignment('Bob Stone', 'Owner'),
  anAssignment('Cleo Park', 'ReservationContributor'),
  anAssignment('Ada Byron', 'Reader'),
];

/** What `AccessFile.roles` is while nobody has changed `PEOPLE`. */
export const AS_BEFORE = PEOPLE.map(({ name, role }) => `${name}: ${role}`);

export interface AccessSetup {
  readonly people?: readonly RoleAssignment[];
  readonly roles?: readonly Role[];
  readonly locale?: string;
  readonly options?: AccessOptions;
  readonly reservation?: Partial<Reservation>;
}

/** A chat about the access to VM-Prod of Contoso, over the local port and a document in memory. */
export async function accessChat(setup: AccessSetup = {}) {
  const { people = PEOPLE, roles = ['AdminAgent'], locale = 'en-US', options } = setup;
  const reservation = aReservation(setup.reservation);
  const file = new AccessFile(people, reservation);
  const caller: Caller = { ...CALLER, roles };
  const harness = new DeskHarness({
    dialogs: (kit, clock) => {
      const { customers, reservations, quotes } = new FakeDesk(clock, [aCustomer()], [reservation]);
      const ports = {
        customers,
        reservations,
        quotes,
        colleagues: COLLEAGUES,
        languages,
        access: file.access,
      };
      return [new AccessDialog(kit, ports, clock)];
    },
    begin: ACCESS_DIALOG,
    options: options ?? { customerId: 'customer-1', reservationId: 'reservation-1' },
    clock: new StillClock(),
    locale,
    caller,
  });
  const begun = await harness.start();
  return { harness, file, begun };
}

/** One customer's document in memory. */
export class AccessFile {
  document: CustomerDocument;
  writes = 0;
  readonly access: LocalAccessControl;

  constructor(people: readonly RoleAssignment[], reservation: Reservation) {
    this.document = {
      version: 1,
      profile: aCustomer(),
      reservations: [reservation],
      usage: [],
      refundPool: [],
      requests: [],
      access: [{ reservationId: 'reservation-1', assignments: people }],
    };
    const current = () => this.document;
    const write = async (next: CustomerDocument) => {
      this.writes += 1;
      this.document = next;
    };
    const held = {
      get data() {
        return current();
      },
      write,
    };
    this.access = new LocalAccessControl(
      { withCustomer: (_caller, _id, task) => task(held) },
      new DemoAccess([{ ...readDemoTables().partner, id: aCustomer().partnerId }]),
      new StillClock(),
    );
  }

  /** Such as `Ada Byron: Owner`. */
  get roles(): string[] {
    return (this.document.access?.[0]?.assignments ?? []).map(({ name, role }) => `${name}: ${role}`);
  }

  /** As if the reservation's last day had passed. */
  expire(): void {
    const reservations = this.document.reservations.map((one) => ({ ...one, expiryDate: '2020-01-01' }));
    this.document = { ...this.document, reservations };
  }

  /** As if somebody else had changed it. */
  set(people: readonly RoleAssignment[]): void {
    this.document = {
      ...this.document,
      access: [{ reservationId: 'reservation-1', assignments: people }],
    };
  }
}
