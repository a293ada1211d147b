import { usageOfReservation } from '../../../dialogs/overview/usageOfReservation.js';
import type { Customer, FoundReservation } from '../../../services/model.js';
import type { Page } from '../../../services/ports.js';
import { deskSeed, WEB } from '../../services/contract/contractSeeds.js';
import { ANA, customer } from '../../services/local/deskFixture.js';
import { CONTOSO, type FaultedCall } from '../faultedCall.js';

/** More than one page of customers, so that the rest is still coming when the first ones can be searched. */
const MANY = [
  ...deskSeed(),
  ...Array.from({ length: 500 }, (_, n) => customer(`c${n}`, `Customer ${n}`, ANA.partnerId)),
];

const USED = deskSeed().map((document) => ({
  ...document,
  ...(document.profile.id === CONTOSO && {
    usage: [{ reservationId: 'r-web', lastDay: '2026-06-14', percents: [50, 60, 70, 50, 60, 70, 50] }],
  }),
}));

/** Looking at customers, reservations and their use. */
export const READING_CALLS: readonly FaultedCall[] = [
  {
    call: 'partnerCenter.customers',
    by: 'list customers',
    isAtStart: true,
    begin:
      async ({ backend }) =>
      () =>
        backend.customers.list(ANA, 0, 10),
    missing: (answer) => ((answer as Page<Customer>).total === 2 ? undefined : 'customers'),
  },
  {
    call: 'partnerCenter.customers',
    by: 'search while customers are still coming',
    after: 1,
    isAtStart: true,
    setup: { documents: MANY },
    begin:
      async ({ backend }) =>
      () =>
        backend.customers.search(ANA, 'contoso', 5),
    missing: (answer) => ((answer as { clear: boolean }).clear ? undefined : 'customers still to come'),
  },
  {
    call: 'partnerCenter.customer',
    by: 'look at a customer',
    begin:
      async ({ backend }) =>
      () =>
        backend.customers.get(ANA, CONTOSO),
    missing: (answer) => ((answer as Customer | undefined)?.country === 'FR' ? undefined : 'country'),
  },
  {
    call: 'reservations.list',
    by: 'list reservations',
    begin:
      async ({ backend }) =>
      () =>
        backend.reservations.list(ANA, CONTOSO),
    missing: (answer) => ((answer as unknown[]).length === 3 ? undefined : 'reservations'),
  },
  {
    call: 'entra.token',
    by: 'list reservations',
    begin:
      async ({ backend }) =>
      () =>
        backend.reservations.list(ANA, CONTOSO),
    missing: (answer) => ((answer as unknown[]).length === 3 ? undefined : 'reservations'),
  },
  {
    call: 'reservations.get',
    by: 'look at a reservation',
    begin:
      async ({ backend }) =>
      () =>
        backend.reservations.get(ANA, CONTOSO, 'r-web'),
    missing: missingOfReservation,
  },
  {
    call: 'reservations.getOrder',
    by: 'look at a reservation',
    begin:
      async ({ backend }) =>
      () =>
        backend.reservations.get(ANA, CONTOSO, 'r-web'),
    missing: missingOfReservation,
  },
  {
    call: 'reservations.dailyUsage',
    by: 'look at how it is used',
    setup: { documents: USED },
    async begin({ backend, clock }) {
      const found = await backend.reservations.get(ANA, WEB.customerId, WEB.reservationId);
      if (!found) throw new Error('no reservation');
      return () => usageOfReservation(backend, ANA, found, clock.now());
    },
    missing(answer) {
      const { model } = answer as Awaited<ReturnType<typeof usageOfReservation>>;
      if (model.isUnavailable) return 'usage, not available just now';
      return model.report ? undefined : 'usage, none recorded';
    },
  },
];

function missingOfReservation(answer: unknown): string | undefined {
  const found = answer as FoundReservation | undefined;
  return found ? found.unavailable?.join(' and ') : 'the reservation';
}
