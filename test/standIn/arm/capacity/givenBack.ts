import type { IsoInstant } from '../../../../services/model.js';
import type { Money } from '../../../../services/money.js';
import { shareOf } from '../../../../services/quotes/share.js';
import type { StandInReservation } from '../../world/standInCustomer.js';
import { changeReservation } from './foundReservation.js';

/** Takes units from a reservation with the part of its commitments that they carry; all of them cancel it. */
export function giveBack(stored: StandInReservation, count: number, at: IsoInstant): void {
  if (count >= stored.quantity) {
    changeReservation(stored, at, { state: 'Cancelled' });
    return;
  }
  const units = { before: 0, count, of: stored.quantity };
  const less = ({ amountMinor, currency }: Money) => ({
    amountMinor: amountMinor - shareOf(amountMinor, units),
    currency,
  });
  changeReservation(stored, at, {
    quantity: stored.quantity - count,
    commitment: less(stored.commitment),
    pricingCommitment: { ...less(stored.pricingCommitment), currency: 'USD' },
  });
}
