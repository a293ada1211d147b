import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEMO_PARTNER_ID } from '../../../services/local/demo/demoDesk.js';
import type { RefundQuote } from '../../../services/quotes/refundQuote.js';
import {
  type OraclePolicy,
  type OracleReservation,
  oracleFree,
  oracleRefund,
} from '../../services/quotes/oracle.js';

/** What this check reads of a customer's document, as it lies in `DATA_DIR`. */
export interface DocumentOnDisk {
  readonly profile: {
    readonly id: string;
    readonly partnerId: string;
    readonly domain: string;
    readonly billingCurrency: string;
  };
  readonly reservations: readonly ReservationOnDisk[];
  readonly usage: readonly UsageOnDisk[];
  readonly refundPool: readonly { readonly at: string; readonly countedUsdMinor: number }[];
  readonly requests: readonly {
    readonly reservationId?: string;
    readonly status: string;
    readonly refund?: { readonly quantity: number };
  }[];
}

interface UsageOnDisk {
  readonly reservationId: string;
  readonly lastDay: string;
  readonly percents: readonly number[];
}

export interface ReservationOnDisk extends OracleReservation {
  readonly id: string;
  readonly displayName: string;
  readonly resourceType: string;
  readonly region: string;
  readonly state: string;
}

/** A policy file, as far as this check reads it. */
export interface PolicyOnDisk extends OraclePolicy {
  readonly id: string;
  readonly appliesFrom: string;
  readonly quoteValidityMinutes: number;
  readonly excludedResourceTypes: readonly string[];
}

/** The customers of the partner whom the command quotes for. */
export function documentsIn(dataDir: string): DocumentOnDisk[] {
  const folder = join(dataDir, 'desk', 'customers');
  const all: DocumentOnDisk[] = readdirSync(folder).map((name) =>
    JSON.parse(readFileSync(join(folder, name), 'utf8')),
  );
  return all.filter(({ profile }) => profile.partnerId === DEMO_PARTNER_ID);
}

export function writeDocument(dataDir: string, document: DocumentOnDisk): void {
  writeFileSync(join(dataDir, 'desk', 'customers', `${document.profile.id}.json`), JSON.stringify(document));
}

export function policyOnDisk(id: string): PolicyOnDisk {
  const file = new URL(`../../../services/quotes/policies/${id}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Which return is quoted. */
export interface Return {
  readonly document: DocumentOnDisk;
  readonly reservation: ReservationOnDisk;
  readonly quantity: number;
  /** Midnight of this UTC day. */
  readonly on: string;
  readonly policy: PolicyOnDisk;
}

/** Every figure of a quote in one flat record, amounts with their currency. */
export type Figures = Readonly<Record<string, unknown>>;

export function figuresOf(quote: RefundQuote): Figures {
  const lines = quote.lines.map(({ code, amount }) => [code, amountOf(amount)] as const);
  const { pool } = quote;
  return {
    quantity: `${quote.quantity} of ${quote.reservedQuantity}`,
    policy: `${quote.policyId} of ${quote.policyDate}`,
    valid: `${quote.quotedAt} to ${quote.expiresAt}`,
    days: `${quote.usedDays} of ${quote.termDays}`,
    ...Object.fromEntries(lines),
    total: amountOf(quote.refund),
    remaining: amountOf(quote.remainingCommitment),
    limit: amountOf(pool.limit),
    before: amountOf(pool.before),
    counted: amountOf(pool.counted),
    after: amountOf(pool.after),
    refills: pool.refills.map(
      ({ date, amount, free }) => `${date} ${amountOf(amount)} ${free && amountOf(free)}`,
    ),
    refusals: quote.refusals.map(({ code, passingQuantity, passingDate }) => ({
      code,
      passingQuantity,
      passingDate,
    })),
  };
}

function amountOf({ amountMinor, currency }: { amountMinor: number; currency: string }): string {
  return `${amountMinor} ${currency}`;
}

/** What the quote has to say, by the rules alone. */
export function expectedFigures(asked: Return): Figures {
  const { document, reservation, quantity, on, policy } = asked;
  const standing = standingRefusals(asked);
  const refund = refundOn(asked, on);
  const before = oracleFree(policy, document.refundPool, on);
  const short = standing.length === 0 && refund.counted > before;
  const isRefused = standing.length > 0;
  const counted = isRefused ? 0n : refund.counted;
  const inCurrency = (minor: bigint) => `${isRefused ? 0n : minor} ${document.profile.billingCurrency}`;
  const { paid, consumed, balance, fee } = refund;
  const lines = { paid, consumed, balance, fee, refund: refund.refund };
  const minutes = policy.quoteValidityMinutes;
  return {
    quantity: `${quantity} of ${reservation.quantity}`,
    policy: `${policy.id} of ${policy.appliesFrom}`,
    valid: `${on}T00:00:00.000Z to ${on}T00:${minutes}:00.000Z`,
    days: `${Math.min(refund.usedDays, refund.termDays)} of ${refund.termDays}`,
    ...(isRefused
      ? {}
      : Object.fromEntries(Object.entries(lines).map(([code, minor]) => [code, inCurrency(minor)]))),
    total: inCurrency(refund.refund),
    remaining: inCurrency(refund.remaining),
    limit: `${policy.limit.usdMinor} USD`,
    before: `${before} USD`,
    counted: `${counted} USD`,
    after: `${before - counted} USD`,
    refills: refillsAfter(asked, isRefused || short ? 0n : counted),
    refusals: [...standing, ...(short ? [limitRefusal(asked)] : [])],
  };
}

interface Refusal {
  readonly code: string;
  readonly passingQuantity: number | undefined;
  readonly passingDate: string | undefined;
}

function refusal(code: string): Refusal {
  return { code, passingQuantity: undefined, passingDate: undefined };
}

/** By product, by state, or because open requests hold some of the units. */
function standingRefusals(asked: Return): Refusal[] {
  const { reservation, on, policy, quantity } = asked;
  const codes: string[] = [];
  if (policy.excludedResourceTypes.includes(reservation.resourceType)) codes.push('NotRefundable');
  if (reservation.state === 'Cancelled') codes.push('Cancelled');
  else if (reservation.state === 'Expired' || reservation.expiryDate <= on) codes.push('Expired');
  else if (reservation.state === 'Processing') codes.push('Processing');
  if (codes.length > 0) return codes.map(refusal);
  const available = reservation.quantity - pendingOf(asked);
  if (quantity <= available) return [];
  return [{ ...refusal('AlreadyRequested'), passingQuantity: largestFitting(asked, available) }];
}

function limitRefusal(asked: Return): Refusal {
  return {
    code: 'LimitExceeded',
    passingQuantity: largestFitting(asked, asked.quantity - 1),
    passingDate: firstFittingDay(asked),
  };
}

/** Day by day from tomorrow to the expiry. */
function firstFittingDay(asked: Return): string | undefined {
  const { expiryDate } = asked.reservation;
  for (let day = dateAfter(asked.on, 1); day < expiryDate; day = dateAfter(day, 1)) {
    if (fits(asked, day)) return day;
  }
  return undefined;
}

function largestFitting(asked: Return, max: number): number | undefined {
  for (let quantity = max; quantity > 0; quantity -= 1) {
    if (fits({ ...asked, quantity }, asked.on)) return quantity;
  }
  return undefined;
}

function fits(asked: Return, on: string): boolean {
  return refundOn(asked, on).counted <= oracleFree(asked.policy, asked.document.refundPool, on);
}

function refundOn(asked: Return, on: string) {
  const { reservation, quantity, policy } = asked;
  return oracleRefund({
    reservation,
    quantity,
    policy,
    on,
    pendingQuantity: pendingOf(asked),
    neverUsed: neverUsed(asked),
  });
}

function pendingOf({ document, reservation }: Return): number {
  return document.requests
    .filter(({ reservationId, status }) => reservationId === reservation.id && status === 'Open')
    .reduce((sum, { refund }) => sum + (refund?.quantity ?? 0), 0);
}

/** Days without any use were recorded, and none with. */
function neverUsed({ document, reservation }: Return): boolean {
  const recorded = document.usage.find(({ reservationId }) => reservationId === reservation.id);
  return (
    recorded !== undefined &&
    recorded.percents.length > 0 &&
    recorded.percents.every((percent) => percent === 0)
  );
}

/** Each later day on which earlier refunds, and this one, come back, and what is free from then on. */
function refillsAfter(asked: Return, own: bigint): string[] {
  const { document, policy, on } = asked;
  const taken = [...document.refundPool, ...(own > 0n ? [{ at: on, countedUsdMinor: Number(own) }] : [])].map(
    (entry) => ({ ...entry, day: dateAfter(entry.at.slice(0, 10), policy.limit.windowDays) }),
  );
  const days = [...new Set(taken.map(({ day }) => day))].filter((day) => day > on).sort();
  return days.map((day) => {
    const back = taken
      .filter((entry) => entry.day === day)
      .reduce((sum, entry) => sum + entry.countedUsdMinor, 0);
    return `${day} ${back} USD ${oracleFree(policy, taken, day)} USD`;
  });
}

function dateAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}
