import type { Clock } from '../../clock.js';
import { RefusedError } from '../../errors.js';
import type { Caller } from '../../model.js';
import type { ExchangeAsk } from '../../ports.js';
import { type ExchangePurchase, type ExchangeReturn, quoteExchange } from '../../quotes/exchange.js';
import type { ExchangeQuote, PurchaseAsk } from '../../quotes/exchangeQuote.js';
import { pendingUnits } from '../../quotes/pendingUnits.js';
import type { RefundPolicy } from '../../quotes/refundPolicy.js';
import { orderedUnits, type QuoteSources } from './quoteSources.js';
import { exchangeOfService } from './serviceExchanges.js';
import type { ProductUnits } from './serviceQuotes.js';

/**
 * Exchanges with the figures of Microsoft's service, explained by the desk's own reckoning. What the desk refuses by itself
 * is not asked for.
 */
export class ExchangeQuotes {
  constructor(
    private readonly sources: QuoteSources,
    private readonly policy: RefundPolicy,
    private readonly clock: Clock,
  ) {}

  /** @throws RefusedError also `ProductNotFound` for a purchase that no offer fits */
  async one(caller: Caller, { customerId, returns, purchases }: ExchangeAsk): Promise<ExchangeQuote> {
    const context = { policy: this.policy, at: this.clock.now(), customerId };
    const [requests, given, bought] = await Promise.all([
      this.sources.requests(caller, customerId),
      Promise.all(
        returns.map(async ({ reservationId, quantity }) => ({
          reservation: await this.sources.reservation(caller, { customerId, reservationId }),
          quantity,
        })),
      ),
      Promise.all(purchases.map((ask) => this.#purchase(caller, customerId, ask))),
    ]);
    const withPending = (pendingOf: (reservationId: string) => number): ExchangeReturn[] =>
      given.map((one) => ({ ...one, pendingQuantity: pendingOf(one.reservation.id) }));
    const checked = quoteExchange(
      withPending((reservationId) => pendingUnits(requests, reservationId)),
      bought,
      context,
    );
    if (checked.refusals.length > 0) return checked;
    const answer = await this.sources.service.exchange(
      customerId,
      given.map(({ reservation, quantity }) => orderedUnits(reservation, quantity)),
      bought.map(productUnits),
    );
    // Of units that are asked back already the service does not know.
    const reckoned = quoteExchange(
      withPending(() => 0),
      bought,
      context,
    );
    return exchangeOfService(reckoned, answer);
  }

  async #purchase(caller: Caller, customerId: string, ask: PurchaseAsk): Promise<ExchangePurchase> {
    const offer = await this.sources.products.offer(caller, customerId, ask);
    if (!offer) throw new RefusedError('ProductNotFound', 'no such offer for this customer');
    return { offer, quantity: ask.quantity };
  }
}

function productUnits({ offer, quantity }: ExchangePurchase): ProductUnits {
  const { sku, region, resourceType, term, billingPlan } = offer;
  return { sku, region, resourceType, term, billingPlan, quantity };
}
