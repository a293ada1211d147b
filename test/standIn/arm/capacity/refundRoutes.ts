import { z } from 'zod';
import { quoteRefund } from '../../../../services/quotes/refund.js';
import type { RefundQuote, RefusalCode } from '../../../../services/quotes/refundQuote.js';
import type { StandInReply, StandInRequest, StandInRoute } from '../../standInRoute.js';
import { ok, refuse } from '../../standInService.js';
import { bodyOf } from '../armRoute.js';
import type { Capacity } from './capacity.js';
import { type FoundReservation, orderIn } from './foundReservation.js';
import { giveBack } from './givenBack.js';
import { orderBody } from './orderRoutes.js';
import { type Refund, refundBody } from './refundBody.js';
import { type ReservationToReturn, reservationOf, reservationToReturn } from './returnBody.js';

const calculation = z.object({
  properties: z.object({ scope: z.literal('Reservation'), reservationToReturn }),
});
const carryingOut = z.object({
  properties: z.object({
    sessionId: z.string(),
    scope: z.literal('Reservation'),
    reservationToReturn,
    returnReason: z.string().min(1),
  }),
});

/** The API's code for what refuses a calculation; the limit is a policy error of the result instead. */
const REFUSALS: Readonly<Partial<Record<RefusalCode, string>>> = {
  InvalidQuantity: 'InvalidRefundQuantity',
  AlreadyRequested: 'InvalidRefundQuantity',
  NotRefundable: 'SelfServiceRefundNotSupported',
  Expired: 'OperationCannotBePerformedInCurrentState',
  Cancelled: 'OperationCannotBePerformedInCurrentState',
  Processing: 'OperationCannotBePerformedInCurrentState',
};

/** What a return would give back, and the return itself. */
export function refundRoutes(capacity: Capacity): StandInRoute[] {
  const order = '/providers/Microsoft.Capacity/reservationOrders/:orderId';
  return [
    {
      method: 'POST',
      path: `${order}/calculateRefund`,
      operation: 'reservations.calculateRefund',
      answer: (request) => calculateRefund(capacity, request),
    },
    {
      method: 'POST',
      path: `${order}/return`,
      operation: 'reservations.return',
      answer: (request) => carryOut(capacity, request),
    },
  ];
}

function calculateRefund(capacity: Capacity, request: StandInRequest): StandInReply {
  const order = orderIn(capacity.world, request.tenantId, request.params.orderId ?? '');
  const { reservationToReturn: asked } = bodyOf(request, calculation).properties;
  const found = reservationOf(order, asked);
  const session = { kind: 'return', reservationId: found.present.id, quantity: asked.quantity } as const;
  const quotes = quotesOf(capacity, found, asked);
  const sessionId = capacity.sessions.open(request.tenantId, session);
  return ok(refundBody(refundOf(capacity, found, quotes, sessionId)));
}

/** Takes effect when it is accepted. */
function carryOut(capacity: Capacity, request: StandInRequest): StandInReply {
  const { world, sessions, operations } = capacity;
  const order = orderIn(world, request.tenantId, request.params.orderId ?? '');
  const { sessionId, reservationToReturn: asked } = bodyOf(request, carryingOut).properties;
  const found = reservationOf(order, asked);
  const session = sessions.find(sessionId, request.tenantId, 'return');
  if (session.reservationId !== found.present.id || session.quantity !== asked.quantity) {
    refuse(400, 'InvalidRequestContent', 'The session was opened for another return.');
  }
  const quotes = quotesOf(capacity, found, asked);
  if (quotes.quote.refusals.length > 0) {
    refuse(400, 'RefundLimitExceeded', 'The refund exceeds what is left of the yearly limit.');
  }
  const accepted = refundBody(refundOf(capacity, found, quotes, sessionId));
  sessions.use(sessionId);
  recordReturn(capacity, found, quotes.quote, sessionId);
  const after = orderIn(world, request.tenantId, found.present.orderId);
  return operations.accept(request, ok(orderBody(capacity, after, false)), { style: 'location', accepted });
}

function recordReturn(
  { world }: Capacity,
  { customer, stored }: FoundReservation,
  quote: RefundQuote,
  sessionId: string,
): void {
  const at = world.nowIso();
  giveBack(stored, quote.quantity, at);
  customer.refundPool.push({ requestId: sessionId, at, countedUsdMinor: quote.pool.counted.amountMinor });
  customer.carriedOut.push({ kind: 'return', sessionId, at, reservationIds: [stored.id] });
}

type Quotes = Pick<Refund, 'quote' | 'pricingQuote'>;

/** The service knows nothing of the requests that a desk keeps. @throws RefusedByService with the API's code */
function quotesOf(capacity: Capacity, found: FoundReservation, { quantity }: ReservationToReturn): Quotes {
  const { customer, present } = found;
  const { policy, world } = capacity;
  const context = { policy, at: world.now(), pool: customer.refundPool, pendingQuantity: 0 };
  const quote = quoteRefund(present, quantity, context);
  for (const { code } of quote.refusals) {
    if (code !== 'LimitExceeded')
      refuse(400, REFUSALS[code] ?? 'OperationFailed', `The return is refused: ${code}.`);
  }
  const inDollars = { ...present, commitment: present.pricingCommitment };
  return { quote, pricingQuote: quoteRefund(inDollars, quantity, context) };
}

function refundOf(
  { figures }: Capacity,
  { present }: FoundReservation,
  quotes: Quotes,
  sessionId: string,
): Refund {
  return { present, ...quotes, sessionId, shiftMinor: figures.refundShiftMinor };
}
