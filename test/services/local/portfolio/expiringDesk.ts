import type { CustomerDocument } from '../../../../services/local/deskDocuments.js';
import type { LocalPortfolio } from '../../../../services/local/portfolio/localPortfolio.js';
import { ANA, customer, reservation } from '../deskFixture.js';

export const FIRST = { page: 0, pageSize: 10 };

/** Contoso with reservations that expire in 10, 40 and 70 days and one that is cancelled, and a foreign one in 20. */
export function expiringDesk(): CustomerDocument[] {
  const expiring = (id: string, expiryDate: string, changes = {}) =>
    reservation({ id, orderId: `order-${id}`, displayName: `Name of ${id}`, expiryDate, ...changes });
  return [
    customer('contoso', 'Contoso Ltd', 'partner-1', [
      expiring('in-70', '2026-08-24'),
      expiring('in-10', '2026-06-25'),
      expiring('cancelled', '2026-06-25', { state: 'Cancelled' }),
      expiring('today', '2026-06-15'),
      expiring('in-40', '2026-07-25', { displayName: 'Vêpres  Prod' }),
    ]),
    customer('foreign', 'Foreign', 'partner-2', [
      expiring('in-20', '2026-07-05', { customerId: 'foreign', displayName: 'Vepres prod' }),
    ]),
  ];
}

export async function expiringIds(portfolio: LocalPortfolio, days: number, caller = ANA): Promise<string[]> {
  const { items } = await portfolio.expiring(caller, days, FIRST);
  return items.map(({ reservation: { id } }) => id);
}
