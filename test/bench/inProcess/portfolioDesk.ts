import type { CustomerDocument } from '../../../services/local/deskDocuments.js';
import type { SupportRequest } from '../../../services/model.js';
import { dayAt, isoDate, startOf, type UtcDay } from '../../../services/quotes/days.js';
import { generatedCustomers } from '../../services/local/generatedCustomers.js';

export const RESERVATIONS_EACH = 5;
const TERM_DAYS = 1_095;
const USAGE_DAYS = 30;
/** Every so many-th customer has refunds that take from its limit, and every so many-th an open request. */
const REFUNDED_EVERY = 4;
const OPEN_EVERY = 10;

/**
 * Customers of five reservations each, all named apart, whose expiry days, use, refunds and open requests are spread
 * evenly. The same each time but for the days, which are laid around `now`.
 */
export function* portfolioCustomers(count: number, now: Date): Generator<CustomerDocument> {
  const today = dayAt(now);
  let number = 0;
  for (const model of generatedCustomers(count, now)) {
    const reservations = reservationsOf(model, number, today);
    yield {
      ...model,
      reservations,
      usage: reservations.map(({ id }, place) => ({
        reservationId: id,
        lastDay: isoDate(today - 1),
        percents: Array.from({ length: USAGE_DAYS }, (_, day) => (number * 13 + place * 29 + day) % 101),
      })),
      refundPool: number % REFUNDED_EVERY === 0 ? refundsOf(number, today) : [],
      requests: number % OPEN_EVERY === 0 ? [requestOf(model, number, today)] : [],
    };
    number += 1;
  }
}

function reservationsOf({ profile, reservations }: CustomerDocument, number: number, today: UtcDay) {
  return Array.from({ length: RESERVATIONS_EACH }, (_, place) => {
    const model = reservations[place % reservations.length]!;
    const expiry = today + 1 + ((number * 7 + place * 211) % TERM_DAYS);
    return {
      ...model,
      id: guidOf(number, place),
      orderId: guidOf(number, place + RESERVATIONS_EACH),
      customerId: profile.id,
      displayName: `${profile.domain.split('.')[0]}-${model.displayName}-${place}`,
      benefitStart: isoDate(expiry - TERM_DAYS),
      expiryDate: isoDate(expiry),
      state: 'Succeeded' as const,
    };
  });
}

function refundsOf(number: number, today: UtcDay) {
  return Array.from({ length: 3 }, (_, place) => ({
    requestId: `SR-BENCH-${number}-${place}`,
    at: startOf(today - ((number * 11 + place * 100) % 364)).toISOString(),
    countedUsdMinor: 100_000 + ((number * 7_919 + place) % 1_500_000),
  }));
}

function requestOf({ profile }: CustomerDocument, number: number, today: UtcDay): SupportRequest {
  return {
    id: `SR-BENCH-${number}`,
    key: `bench-${number}`,
    customerId: profile.id,
    customerName: profile.name,
    reservationId: guidOf(number, 0),
    createdBy: 'bench',
    createdAt: startOf(today - (number % 90)).toISOString(),
    status: 'Open',
    basics: { issueType: 'Billing' },
    problem: {
      problemType: 'ReservationManagement',
      category: 'ExchangesAndRefunds',
      severity: 'Minimal',
      description: 'Please return two units.',
    },
    contact: {
      firstName: 'Ana',
      lastName: 'Lima',
      email: 'ana@example.com',
      method: 'Email',
      country: 'FR',
      language: 'fr',
      timeZone: 'Europe/Paris',
    },
    comments: [],
  };
}

function guidOf(number: number, place: number): string {
  const tail = (number * 16 + place).toString(16).padStart(12, '0');
  return `5f0c1d2e-${(number % 65_536).toString(16).padStart(4, '0')}-4a3b-8c4d-${tail}`;
}
