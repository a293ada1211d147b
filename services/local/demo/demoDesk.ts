import type { BilledCustomer } from '../../model.js';
import type { Money } from '../../money.js';
import { addMonths, dayAt, isoDate, type UtcDay } from '../../quotes/days.js';
import { MONTHS_OF_TERM } from '../../quotes/schedule.js';
import {
  type CustomerDocument,
  DOCUMENT_VERSION,
  type RecordedUsage,
  type StoredReservation,
} from '../deskDocuments.js';
import { closedRefundsOf } from './closedRefunds.js';
import { DemoRates } from './demoRates.js';
import {
  type CustomerRow,
  type DemoTables,
  type ReservationRow,
  readAllDemoTables,
  readDemoTables,
} from './demoTables.js';
import { fixedId } from './fixedId.js';

/** The first partner of the demo data. */
export const DEMO_PARTNER_ID = 'demo-partner';

const USAGE_DAYS = 30;

/** The demo customers of all partners. */
export function demoDesks(now: Date): CustomerDocument[] {
  return readAllDemoTables().flatMap((tables) => demoDesk(now, tables));
}

/**
 * The demo customers of one partner, with their dates laid around `now`, so that what nearly expires does so whenever they
 * are laid down.
 */
export function demoDesk(now: Date, tables: DemoTables = readDemoTables()): CustomerDocument[] {
  const today = dayAt(now);
  const rates = new DemoRates(tables.usdRates);
  return tables.customers.map((row) => customerDocumentOf(row, tables, rates, today));
}

function customerDocumentOf(
  row: CustomerRow,
  tables: DemoTables,
  rates: DemoRates,
  today: UtcDay,
): CustomerDocument {
  const profile: BilledCustomer = {
    id: fixedId('customer', row.domain),
    partnerId: tables.partner.id,
    name: row.name,
    domain: row.domain,
    country: row.country,
    billingCurrency: row.currency,
  };
  return {
    version: DOCUMENT_VERSION,
    profile,
    reservations: row.reservations.map((reservation) => reservationOf(profile, reservation, rates, today)),
    usage: row.reservations.flatMap((reservation) => usageOf(profile, reservation, today) ?? []),
    ...closedRefundsOf(profile, row.closedRefunds, tables.requester, today),
  };
}

function reservationOf(
  customer: BilledCustomer,
  row: ReservationRow,
  rates: DemoRates,
  today: UtcDay,
): StoredReservation {
  const { start, expiry } = termOf(row, today);
  return {
    id: fixedId('reservation', customer.domain, row.name),
    orderId: fixedId('order', customer.domain, row.name),
    customerId: customer.id,
    displayName: row.name,
    sku: row.sku,
    resourceType: row.type,
    region: row.region,
    quantity: row.quantity,
    term: row.term,
    billingPlan: row.plan,
    benefitStart: isoDate(start),
    expiryDate: isoDate(expiry),
    state: row.state ?? 'Succeeded',
    appliedScope: row.scope ?? { type: 'Shared' },
    renew: row.renew ?? false,
    commitment: commitmentOf(row, customer.billingCurrency, rates),
    pricingCommitment: commitmentOf(row, 'USD', rates),
  };
}

function termOf(row: ReservationRow, today: UtcDay): { start: UtcDay; expiry: UtcDay } {
  const months = MONTHS_OF_TERM[row.term];
  if (row.expiresInDays !== undefined) {
    const expiry = today + row.expiresInDays;
    return { start: addMonths(expiry, -months), expiry };
  }
  const start = today - (row.startedDaysAgo ?? 0);
  return { start, expiry: addMonths(start, months) };
}

/** Whole minor units a unit and month, as a price list has them. */
function commitmentOf(row: ReservationRow, currency: string, rates: DemoRates): Money {
  const unitMonthMinor = rates.billedMinor(Math.round(row.usdPerUnitMonth * 100), currency);
  return { amountMinor: unitMonthMinor * MONTHS_OF_TERM[row.term] * row.quantity, currency };
}

/** Day by day around the row's average, the same on every start. */
function usageOf(customer: BilledCustomer, row: ReservationRow, today: UtcDay): RecordedUsage | undefined {
  const { usedPercent } = row;
  const { start, expiry } = termOf(row, today);
  const days = Math.min(USAGE_DAYS, today - start);
  if (usedPercent === undefined || days <= 0 || expiry <= today) return undefined;
  const percents = Array.from({ length: days }, (_, day) => {
    const swing = usedPercent === 0 ? 0 : ((day * 7 + row.quantity) % 11) - 5;
    return Math.min(100, Math.max(0, usedPercent + swing));
  });
  return {
    reservationId: fixedId('reservation', customer.domain, row.name),
    lastDay: isoDate(today - 1),
    percents,
  };
}
