import type { Reservation } from '../model.js';
import { consumptionOn } from './consumption.js';
import { dayAt } from './days.js';
import { type ExchangeKind, kindRefusals } from './exchangeGroups.js';
import type { ExchangeRefusal, ReturnLine } from './exchangeQuote.js';
import { exchangeRefusals } from './exchangeRefusals.js';
import type { RefundPolicy } from './refundPolicy.js';
import { quantityRefusal } from './refusals.js';
import { scheduleOf, usedDaysOn } from './schedule.js';
import { shareOf } from './share.js';

/** Units of one reservation to give back. */
export interface ExchangeReturn {
  readonly reservation: Reservation;
  readonly quantity: number;
  /** Units of the reservation that open requests, refunds and exchanges, already give back. */
  readonly pendingQuantity: number;
}

/**
 * Why the return cannot be part of the exchange; empty when it can.
 * @param earlier the returns that stand before it
 * @param first what all of the exchange must be like
 */
export function returnRefusals(
  given: ExchangeReturn,
  earlier: readonly ExchangeReturn[],
  first: ExchangeKind,
  policy: RefundPolicy,
  at: Date,
): readonly ExchangeRefusal[] {
  const { reservation, quantity, pendingQuantity } = given;
  if (earlier.some((other) => other.reservation.id === reservation.id)) {
    return [{ code: 'ReturnedTwice', figures: {} }];
  }
  const standing = [
    ...exchangeRefusals(reservation, policy, at),
    ...kindRefusals(policy, kindOfReturn(given), first),
  ];
  if (standing.length > 0) return standing;
  const available = Math.max(0, reservation.quantity - pendingQuantity);
  const refusal = quantityRefusal(quantity, reservation.quantity, pendingQuantity, () => available);
  return refusal === undefined ? [] : [refusal];
}

export function kindOfReturn({ reservation }: ExchangeReturn): ExchangeKind {
  return { resourceType: reservation.resourceType, currency: reservation.commitment.currency };
}

/** The return with what it is worth at `at`, or with nothing where it is refused. */
export function returnLine(given: ExchangeReturn, isRefused: boolean, at: Date): ReturnLine {
  const { reservation, quantity } = given;
  const schedule = scheduleOf(reservation);
  const worth = isRefused ? NOTHING : worthOf(given, at);
  const money = (amountMinor: number) => ({ amountMinor, currency: reservation.commitment.currency });
  return {
    reservationId: reservation.id,
    orderId: reservation.orderId,
    displayName: reservation.displayName,
    sku: reservation.sku,
    resourceType: reservation.resourceType,
    quantity: Number.isFinite(quantity) ? quantity : 0,
    reservedQuantity: reservation.quantity,
    termDays: schedule.termDays,
    usedDays: usedDaysOn(schedule, dayAt(at)),
    paid: money(worth.paidMinor),
    consumed: money(worth.consumedMinor),
    credit: money(worth.creditMinor),
    remainingCommitment: money(worth.remainingMinor),
  };
}

/** What units given back are worth, in minor units. */
interface Worth {
  readonly paidMinor: number;
  readonly consumedMinor: number;
  readonly creditMinor: number;
  readonly remainingMinor: number;
}

const NOTHING: Worth = { paidMinor: 0, consumedMinor: 0, creditMinor: 0, remainingMinor: 0 };

function worthOf({ reservation, quantity, pendingQuantity }: ExchangeReturn, at: Date): Worth {
  const commitmentMinor = reservation.commitment.amountMinor;
  const units = { before: pendingQuantity, count: quantity, of: reservation.quantity };
  const consumption = consumptionOn(scheduleOf(reservation), commitmentMinor, units, dayAt(at));
  const { paidMinor, consumedMinor } = consumption;
  const remainingMinor = Math.max(0, shareOf(commitmentMinor, units) - consumedMinor);
  // Where a payment is less than a minor unit a unit, rounding can put what was paid above the commitment.
  const creditMinor = Math.min(Math.max(0, paidMinor - consumedMinor), remainingMinor);
  return { paidMinor, consumedMinor, creditMinor, remainingMinor };
}
