import type { Customer, RefundPoolEntry, RequestContact, SupportRequest } from '../../model.js';
import { isoDate, type UtcDay } from '../../quotes/days.js';
import type { ClosedRefundRow } from './demoTables.js';
import { fixedId } from './fixedId.js';

/** Refunds of the past year: the requests that asked for them, and what they took from the customer's limit. */
export function closedRefundsOf(
  customer: Customer,
  rows: readonly ClosedRefundRow[],
  requester: RequestContact,
  today: UtcDay,
): { requests: readonly SupportRequest[]; refundPool: readonly RefundPoolEntry[] } {
  const requests = rows.map((row, index) => requestOf(customer, row, index + 1, requester, today));
  const refundPool = rows.map((row, index) => ({
    requestId: demoRequestId(index + 1),
    at: morningOf(today - row.daysAgo),
    countedUsdMinor: Math.round(row.usd * 100),
  }));
  return { requests, refundPool };
}

function requestOf(
  customer: Customer,
  row: ClosedRefundRow,
  number: number,
  requester: RequestContact,
  today: UtcDay,
): SupportRequest {
  return {
    id: demoRequestId(number),
    key: fixedId('request', customer.domain, String(number)),
    customerId: customer.id,
    customerName: customer.name,
    reservationId: fixedId('reservation', customer.domain, row.reservation),
    createdBy: requester.email,
    createdAt: morningOf(today - row.daysAgo),
    status: 'Closed',
    basics: { issueType: 'Billing' },
    problem: {
      problemType: 'ReservationManagement',
      category: 'ExchangesAndRefunds',
      severity: 'Minimal',
      description: row.description,
    },
    contact: requester,
    comments: [],
  };
}

function morningOf(day: UtcDay): string {
  return `${isoDate(day)}T09:30:00.000Z`;
}

/** Apart from the numbers that the desk gives out, which start at SR-000001. */
function demoRequestId(number: number): string {
  return `SR-DEMO-${String(number).padStart(2, '0')}`;
}
