import type { SpareUnits, UsageModel } from '../../cards/overview/usageView.js';
import { UnreachableError } from '../../services/errors.js';
import type { Caller, FoundReservation } from '../../services/model.js';
import type { QuoteService } from '../../services/ports.js';
import { dayAt, dayOf, isoDate } from '../../services/quotes/days.js';
import { type UsageReport, usageReport } from '../../services/usage/usageReport.js';
import type { UsageHistory } from '../../services/usage.js';

/** Days that Azure may take to record use: later records than that are worth a word. */
const RECORDING_TAKES_DAYS = 3;

export interface UsagePorts {
  readonly usage: UsageHistory;
  readonly quotes: QuoteService;
}

/** How a reservation was used, and how many of its units are spare. */
export interface UsageOfReservation {
  readonly model: UsageModel;
  /** Units that the last seven days did not need and no open request gives back; 0 where none is. */
  readonly spare: number;
  /** As many of them as can be refunded: all or none. */
  readonly refundable: number;
  /** The same for an exchange. */
  readonly exchangeable: number;
}

/** @throws RefusedError `CustomerNotFound`, `ReservationNotFound` */
export async function usageOfReservation(
  ports: UsagePorts,
  caller: Caller,
  reservation: FoundReservation,
  now: Date,
): Promise<UsageOfReservation> {
  const { customerId, id: reservationId } = reservation;
  const daily = await ports.usage.daily(caller, { customerId, reservationId }).catch(notNow);
  const isUnavailable = daily === 'notNow';
  const report = daily && !isUnavailable ? usageReport(reservation, daily, isoDate(dayAt(now))) : undefined;
  const runs = reservation.state === 'Succeeded' && dayOf(reservation.expiryDate) > dayAt(now);
  const counted = runs ? await spareUnits(ports, caller, reservation, report).catch(notNow) : undefined;
  const units = counted === 'notNow' ? undefined : counted;
  const spare = units ? Math.max(0, units.quantity - units.needed - units.pending) : 0;
  return {
    model: { report, isUnavailable, isOutOfDate: runs && isOutOfDate(report, now), spare: units },
    spare,
    refundable: ports.quotes.canRefund(reservation) ? spare : 0,
    exchangeable: ports.quotes.canExchange(reservation) ? spare : 0,
  };
}

async function spareUnits(
  { quotes }: UsagePorts,
  caller: Caller,
  { customerId, id: reservationId, quantity }: FoundReservation,
  report: UsageReport | undefined,
): Promise<SpareUnits | undefined> {
  if (!report?.lastWeek?.isPoorlyUsed) return undefined;
  const { reserved, available } = await quotes.refundableUnits(caller, { customerId, reservationId });
  return { needed: report.lastWeek.needed, quantity, pending: reserved - available };
}

/** The rest of a reservation is worth showing without its use, and its use without the units that are spare. */
function notNow(error: unknown): 'notNow' {
  if (error instanceof UnreachableError) return 'notNow';
  throw error;
}

function isOutOfDate(report: UsageReport | undefined, now: Date): boolean {
  const last = report?.days.at(-1);
  return last !== undefined && dayAt(now) - dayOf(last.date) > RECORDING_TAKES_DAYS;
}
