import { z } from 'zod';
import { quoteExchange } from '../../../../services/quotes/exchange.js';
import type { ExchangeRefusalCode } from '../../../../services/quotes/exchangeQuote.js';
import type { StandInReply, StandInRequest, StandInRoute } from '../../standInRoute.js';
import { ok, refuse } from '../../standInService.js';
import type { StandInCustomer } from '../../world/standInCustomer.js';
import { bodyOf } from '../armRoute.js';
import { orderPath, reservationPath } from '../resourceIds.js';
import { boughtReservation } from './boughtReservation.js';
import type { Capacity } from './capacity.js';
import { exchangeProperties } from './exchangeBody.js';
import { reservationsIn } from './foundReservation.js';
import { giveBack } from './givenBack.js';
import { type PurchaseBody, pricedPurchase, purchaseBody } from './purchaseBody.js';
import { type ReservationToReturn, reservationOf, reservationToReturn } from './returnBody.js';

const calculation = z.object({
  properties: z.object({
    reservationsToPurchase: z.array(purchaseBody).default([]),
    savingsPlansToPurchase: z.array(z.unknown()).max(0).nullish(),
    reservationsToExchange: z.array(reservationToReturn).default([]),
  }),
});
const carryingOut = z.object({ properties: z.object({ sessionId: z.string() }) });

/** Refusals that fail the calculation; the others are policy errors of its result. */
const FAILURES: ReadonlyMap<ExchangeRefusalCode, string> = new Map([
  ['InvalidQuantity', 'InvalidRefundQuantity'],
  ['Expired', 'OperationCannotBePerformedInCurrentState'],
  ['Cancelled', 'OperationCannotBePerformedInCurrentState'],
  ['Processing', 'OperationCannotBePerformedInCurrentState'],
]);

/** What an exchange would come to, and the exchange itself: both take long. */
export function exchangeRoutes(capacity: Capacity): StandInRoute[] {
  return [
    {
      method: 'POST',
      path: '/providers/Microsoft.Capacity/calculateExchange',
      operation: 'reservations.calculateExchange',
      answer: (request) => capacity.operations.accept(request, calculated(capacity, request)),
    },
    {
      method: 'POST',
      path: '/providers/Microsoft.Capacity/exchange',
      operation: 'reservations.exchange',
      answer: (request) => capacity.operations.accept(request, carriedOut(capacity, request)),
    },
  ];
}

/** The outcome that polling finds. @throws RefusedByService for a request that names what the tenant does not have */
function calculated(capacity: Capacity, request: StandInRequest): StandInReply {
  const customer = customerOf(capacity, request);
  const { reservationsToPurchase: purchases, reservationsToExchange } = bodyOf(
    request,
    calculation,
  ).properties;
  const quote = quoteOf(capacity, customer, reservationsToExchange, purchases);
  const failure = quote.refusals.find(({ code }) => FAILURES.has(code));
  if (failure) {
    const code = FAILURES.get(failure.code) ?? 'OperationFailed';
    return { status: 400, body: { error: { code, message: `The exchange is refused: ${failure.code}.` } } };
  }
  const isRefused = quote.refusals.length > 0;
  const session = { kind: 'exchange', quote, purchases, isRefused } as const;
  const sessionId = capacity.sessions.open(request.tenantId, session);
  const shiftMinor = capacity.figures.exchangeShiftMinor;
  return ok(exchangeProperties({ sessionId, quote, purchases, customer, shiftMinor }));
}

function quoteOf(
  { world, policy, prices }: Capacity,
  customer: StandInCustomer,
  returns: readonly ReservationToReturn[],
  purchases: readonly PurchaseBody[],
) {
  const all = reservationsIn(world, customer.id);
  const given = returns.map((asked) => ({
    reservation: reservationOf(all, asked).present,
    quantity: asked.quantity,
    pendingQuantity: 0,
  }));
  const bought = purchases.map((body) => pricedPurchase(prices, customer, body));
  return quoteExchange(given, bought, { policy, at: world.now(), customerId: customer.id });
}

/** Takes effect when it is accepted. */
function carriedOut(capacity: Capacity, request: StandInRequest): StandInReply {
  const { world, sessions, figures } = capacity;
  const customer = customerOf(capacity, request);
  const { sessionId } = bodyOf(request, carryingOut).properties;
  const { quote, purchases, isRefused } = sessions.find(sessionId, request.tenantId, 'exchange');
  if (isRefused) refuse(400, 'InvalidRequestContent', 'The session is against the exchange policy.');
  sessions.use(sessionId);
  const at = world.nowIso();
  for (const { reservationId, quantity } of quote.returns) {
    const stored = customer.reservation(reservationId);
    if (stored) giveBack(stored, quantity, at);
  }
  const bought = quote.purchases.map((line, index) =>
    boughtReservation(capacity, customer, line, purchases[index]),
  );
  customer.reservations.push(...bought);
  const reservationIds = quote.returns.map(({ reservationId }) => reservationId);
  customer.carriedOut.push({ kind: 'exchange', sessionId, at, reservationIds });
  const exchange = { sessionId, quote, purchases, customer, shiftMinor: figures.exchangeShiftMinor };
  const ofPurchase = (index: number) => {
    const one = bought[index];
    if (!one) return { status: 'Failed' };
    const ids = { reservationOrderId: orderPath(one.orderId), reservationId: reservationPath(one) };
    return { ...ids, status: 'Succeeded' };
  };
  return ok(exchangeProperties(exchange, { ofReturn: { status: 'Succeeded' }, ofPurchase }));
}

function customerOf({ world }: Capacity, { tenantId }: StandInRequest): StandInCustomer {
  const customer = world.customer(tenantId);
  if (customer) return customer;
  refuse(400, 'InvalidTenantId', 'Nothing can be exchanged in this tenant.');
}
