import type { Clock } from '../../clock.js';
import { RefusedError } from '../../errors.js';
import type { Caller, Reservation, ReservationRef } from '../../model.js';
import type { RefundAsk } from '../../ports.js';
import type { ReturnAsk } from '../../quotes/exchangeQuote.js';
import { pendingTakes } from '../../quotes/pendingTakes.js';
import { pendingUnits } from '../../quotes/pendingUnits.js';
import { quoteRefund } from '../../quotes/refund.js';
import type { RefundContext } from '../../quotes/refundCalculation.js';
import {
  type RefundableUnits,
  type RefundOutlook,
  refundableUnits,
  refundOutlook,
} from '../../quotes/refundOutlook.js';
import type { RefundPolicy } from '../../quotes/refundPolicy.js';
import type { PoolTake } from '../../quotes/refundPool.js';
import type { RefundQuote } from '../../quotes/refundQuote.js';
import { reservationRefusals } from '../../quotes/refusals.js';
import { orderedUnits, type QuoteSources } from './quoteSources.js';
import type { OrderedUnits } from './serviceQuotes.js';
import { quoteOfService, withKnownRefills } from './serviceRefunds.js';

/**
 * Refunds with the figures of Microsoft's service, explained by the desk's own reckoning. The figures of what the desk
 * refuses by itself are not asked for.
 */
export class RefundQuotes {
  constructor(
    private readonly sources: QuoteSources,
    private readonly policy: RefundPolicy,
    private readonly clock: Clock,
  ) {}

  /** One after another; each sees limit and units as open requests and those before it leave them. */
  async inOrder(
    caller: Caller,
    customerId: string,
    returns: readonly ReturnAsk[],
  ): Promise<readonly RefundQuote[]> {
    const at = this.clock.now();
    const [requests, reservations] = await Promise.all([
      this.sources.requests(caller, customerId),
      Promise.all(
        returns.map(({ reservationId }) => this.sources.reservation(caller, { customerId, reservationId })),
      ),
    ]);
    const pool = [...pendingTakes(requests)];
    const units = new Map<string, number>();
    const quotes: RefundQuote[] = [];
    for (const [index, { reservationId, quantity }] of returns.entries()) {
      const reservation = reservations[index];
      if (!reservation) throw new RefusedError('ReservationNotFound', 'no such reservation of this customer');
      const taken = units.get(reservationId) ?? 0;
      const pendingQuantity = pendingUnits(requests, reservationId) + taken;
      const quote = await this.#one(reservation, quantity, {
        policy: this.policy,
        at,
        pool: [...pool],
        pendingQuantity,
      });
      quotes.push(quote);
      if (quote.refusals.length > 0) continue;
      pool.push({ at: quote.quotedAt, countedUsdMinor: quote.pool.counted.amountMinor });
      units.set(reservationId, taken + quantity);
    }
    return quotes;
  }

  async units(caller: Caller, ref: ReservationRef): Promise<RefundableUnits> {
    const { reservation, context } = await this.#standing(caller, ref);
    return refundableUnits(reservation, context);
  }

  async outlook(
    caller: Caller,
    { quantity, ...ref }: RefundAsk,
    months: readonly number[],
  ): Promise<readonly RefundOutlook[]> {
    const { reservation, context } = await this.#standing(caller, ref);
    return refundOutlook(reservation, quantity, context, months);
  }

  async #one(reservation: Reservation, quantity: number, context: RefundContext): Promise<RefundQuote> {
    const { customerId } = reservation;
    const reckon = () => quoteRefund(reservation, quantity, this.#underLimit(customerId, context));
    if (reckon().refusals.some(({ code }) => code !== 'LimitExceeded')) {
      await this.#learnLimit(reservation);
      return withKnownRefills(reckon(), context);
    }
    const answer = await this.#ask(customerId, orderedUnits(reservation, quantity));
    // The answer may tell another limit than the one that was known; of units that are asked back it does not know.
    const asked = this.#underLimit(customerId, { ...context, pendingQuantity: 0 });
    return quoteOfService(quoteRefund(reservation, quantity, asked), answer, context);
  }

  async #ask(customerId: string, units: OrderedUnits) {
    const answer = await this.sources.service.refund(customerId, units);
    if ('sessionId' in answer && answer.limit) this.sources.limits.note(customerId, answer.limit);
    return answer;
  }

  /** What is told without the service's figures. */
  async #standing(
    caller: Caller,
    ref: ReservationRef,
  ): Promise<{ reservation: Reservation; context: RefundContext }> {
    const [requests, reservation] = await Promise.all([
      this.sources.requests(caller, ref.customerId),
      this.sources.reservation(caller, ref),
    ]);
    await this.#learnLimit(reservation);
    const context = this.#underLimit(ref.customerId, {
      policy: this.policy,
      at: this.clock.now(),
      pool: pendingTakes(requests),
      pendingQuantity: pendingUnits(requests, ref.reservationId),
    });
    return { reservation, context };
  }

  /** The limit is told with a quote; of what cannot be returned there is none. */
  async #learnLimit(reservation: Reservation): Promise<void> {
    const { customerId } = reservation;
    const isOver = reservationRefusals(reservation, this.policy, this.clock.now()).length > 0;
    if (isOver || this.sources.limits.of(customerId) !== undefined) return;
    await this.#ask(customerId, orderedUnits(reservation, 1));
  }

  /** The context under the customer's limit as it was told last; the policy's where none was told of late. */
  #underLimit(customerId: string, context: RefundContext): RefundContext {
    const known = this.sources.limits.of(customerId);
    if (!known) return context;
    const { policy, at, pool } = context;
    // When refunds were is not told: all of them are back at the latest when one of today would be.
    const used: PoolTake = { at: at.toISOString(), countedUsdMinor: known.used.amountMinor };
    const limit = { ...policy.limit, usdMinor: known.limit.amountMinor };
    return { ...context, policy: { ...policy, limit }, pool: [used, ...pool] };
  }
}
