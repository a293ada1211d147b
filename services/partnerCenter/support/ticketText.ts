import { type Money, toDecimalString } from '../../money.js';
import type { ExchangeQuote, PurchaseLine, ReturnLine } from '../../quotes/exchangeQuote.js';
import type { RefundQuote, ServiceQuote } from '../../quotes/refundQuote.js';
import type { LedgerRequest, ReservationTold } from '../ledger/ledgerDocument.js';

/** Longer titles are cut. */
const MOST_TITLE_CHARACTERS = 200;

type Line = readonly [label: string, value: string];

/** What the ticket is called. In English, as are the labels below: Microsoft's people read it. */
export function ticketTitle(request: LedgerRequest): string {
  const subject = subjectOf(request);
  const isLong = subject.length > MOST_TITLE_CHARACTERS;
  return `${isLong ? `${subject.slice(0, MOST_TITLE_CHARACTERS)}…` : subject} [${request.id}]`;
}

function subjectOf({ refund, exchange, reservation, problem }: LedgerRequest): string {
  if (refund) {
    const product = reservation ? ` × ${reservation.sku}` : '';
    return `Reservation refund: ${refund.quantity} of ${refund.reservedQuantity}${product}`;
  }
  if (exchange) {
    const { returns, purchases } = exchange;
    return `Reservation exchange: ${unitsIn(returns)} returned for ${unitsIn(purchases)}`;
  }
  return `${inWords(problem.problemType)}: ${inWords(problem.category)}`;
}

/** The user's own words, and below them what support asks for first. The same request always gives the same text. */
export function ticketDescription(request: LedgerRequest): string {
  const { id, customerName, customerId, problem, reservationId, reservation, refund, exchange } = request;
  const lines: Line[] = [
    ['Request', id],
    ['Customer', customerName],
    ['Customer tenant ID', customerId],
    ...(refund ? [['Units to return', `${refund.quantity} of ${refund.reservedQuantity}`] as const] : []),
    ...(reservationId !== undefined && reservation ? reservationLines(reservationId, reservation) : []),
    ...(refund ? refundLines(refund) : []),
    ...(exchange ? exchangeLines(exchange) : []),
  ];
  return `${problem.description}\n\n${lines.map(([label, value]) => `${label}: ${value}`).join('\n')}`;
}

function reservationLines(reservationId: string, told: ReservationTold): Line[] {
  const { displayName, orderId, sku, resourceType, region, term, quantity } = told;
  return [
    ['Reservation', displayName],
    ['Product', `${quantity} × ${sku} (${resourceType}), ${region}, ${term}`],
    ['Reservation ID', reservationId],
    ['Reservation order ID', orderId],
  ];
}

function refundLines({
  lines,
  refund,
  remainingCommitment,
  policyId,
  quotedAt,
  service,
}: RefundQuote): Line[] {
  const fee = lines.find(({ code }) => code === 'fee');
  return [
    ['Refund', amount(refund)],
    ...(fee ? [['Early termination fee', amount(fee.amount)] as const] : []),
    ['Remaining commitment', amount(remainingCommitment)],
    ...quoteLines(policyId, quotedAt, service),
  ];
}

function exchangeLines(quote: ExchangeQuote): Line[] {
  const { returns, purchases, credit, purchaseTotal, netPayable, policyId, quotedAt, service } = quote;
  return [
    ...returns.flatMap(returnLines),
    ...purchases.map(purchaseLine),
    ['Credit', amount(credit)],
    ['Purchases', amount(purchaseTotal)],
    ['Net payable', amount(netPayable)],
    ...quoteLines(policyId, quotedAt, service),
  ];
}

function returnLines(line: ReturnLine): Line[] {
  const { quantity, reservedQuantity, sku, resourceType, displayName, reservationId, orderId, credit } = line;
  const units = `${quantity} of ${reservedQuantity} × ${sku} (${resourceType})`;
  return [
    ['Return', `${units}, ${displayName}, credit ${amount(credit)}`],
    ['Reservation ID', reservationId],
    ['Reservation order ID', orderId],
  ];
}

function purchaseLine({ quantity, sku, region, term, billingPlan, commitment }: PurchaseLine): Line {
  const offer = [region, term, billingPlan].join(', ');
  return ['Purchase', `${quantity} × ${sku}, ${offer}, commitment ${amount(commitment)}`];
}

function quoteLines(policyId: string, quotedAt: string, service: ServiceQuote | undefined): Line[] {
  return [
    ['Reckoned by', policyId],
    ['Quoted at', quotedAt],
    ...(service?.sessionId ? [['Quote session ID', service.sessionId] as const] : []),
    ...(service?.correlationId ? [['Quote correlation ID', service.correlationId] as const] : []),
  ];
}

function amount(money: Money): string {
  return `${toDecimalString(money)} ${money.currency}`;
}

function unitsIn(lines: readonly { readonly quantity: number; readonly sku: string }[]): string {
  return lines.map(({ quantity, sku }) => `${quantity} × ${sku}`).join(', ');
}

/** `ExchangesAndRefunds`: exchanges and refunds. */
function inWords(code: string): string {
  return code.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}
