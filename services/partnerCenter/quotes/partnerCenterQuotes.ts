import type { Clock } from '../../clock.js';
import { RefusedError } from '../../errors.js';
import type { Caller, FoundReservation, ListedReservation, ReservationRef } from '../../model.js';
import type { ExchangeAsk, QuoteService, RefundAsk } from '../../ports.js';
import { isExchangeableWith } from '../../quotes/exchangeableWith.js';
import type { ExchangeQuote, ReturnAsk } from '../../quotes/exchangeQuote.js';
import { exchangeRefusals } from '../../quotes/exchangeRefusals.js';
import type { RefundableUnits, RefundOutlook } from '../../quotes/refundOutlook.js';
import type { RefundPolicy } from '../../quotes/refundPolicy.js';
import type { RefundQuote } from '../../quotes/refundQuote.js';
import { reservationRefusals } from '../../quotes/refusals.js';
import { ExchangeQuotes } from './exchangeQuotes.js';
import type { QuoteSources } from './quoteSources.js';
import { RefundQuotes } from './refundQuotes.js';

/** The quotes of Microsoft's service, explained under the policy in force. Throws also UnreachableError `Service…`. */
export class PartnerCenterQuotes implements QuoteService {
  readonly #refunds: RefundQuotes;
  readonly #exchanges: ExchangeQuotes;

  constructor(
    sources: QuoteSources,
    private readonly policy: RefundPolicy,
    private readonly clock: Clock,
  ) {
    this.#refunds = new RefundQuotes(sources, policy, clock);
    this.#exchanges = new ExchangeQuotes(sources, policy, clock);
  }

  canRefund(reservation: ListedReservation): boolean {
    return reservationRefusals(reservation, this.policy, this.clock.now()).length === 0;
  }

  canExchange(reservation: ListedReservation): boolean {
    return exchangeRefusals(reservation, this.policy, this.clock.now()).length === 0;
  }

  canExchangeWith(reservation: FoundReservation, first: FoundReservation): boolean {
    return isExchangeableWith(reservation, first, this.policy, this.clock.now());
  }

  async quoteRefund(caller: Caller, ask: RefundAsk): Promise<RefundQuote> {
    const [quote] = await this.#refunds.inOrder(caller, ask.customerId, [ask]);
    if (!quote) throw new RefusedError('Unexpected', 'a return without a quote');
    return quote;
  }

  quoteRefunds(
    caller: Caller,
    customerId: string,
    returns: readonly ReturnAsk[],
  ): Promise<readonly RefundQuote[]> {
    return this.#refunds.inOrder(caller, customerId, returns);
  }

  refundableUnits(caller: Caller, ref: ReservationRef): Promise<RefundableUnits> {
    return this.#refunds.units(caller, ref);
  }

  refundOutlook(
    caller: Caller,
    ask: RefundAsk,
    months: readonly number[],
  ): Promise<readonly RefundOutlook[]> {
    return this.#refunds.outlook(caller, ask, months);
  }

  quoteExchange(caller: Caller, ask: ExchangeAsk): Promise<ExchangeQuote> {
    return this.#exchanges.one(caller, ask);
  }
}
