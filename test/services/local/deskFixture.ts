import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { AuditStore } from '../../../services/audit/auditStore.js';
import type { Backend } from '../../../services/backend.js';
import type { CustomerChange } from '../../../services/local/auditedDocument.js';
import type {
  CustomerDocument,
  StoredReservation,
  UserDocument,
} from '../../../services/local/deskDocuments.js';
import { deskFolder } from '../../../services/local/deskFolder.js';
import type { DeskEvent } from '../../../services/local/deskLog.js';
import { durableWrite, type WriteText } from '../../../services/local/durableWrite.js';
import { FileMedium } from '../../../services/local/medium/fileMedium.js';
import { openLocalBackend } from '../../../services/local/openLocalBackend.js';
import type { Caller, RequestSubmission } from '../../../services/model.js';
import type { PurchaseAsk, ReturnAsk } from '../../../services/quotes/exchangeQuote.js';
import { CSP_2018 } from '../../support/csp2018.js';

export const ANA: Caller = { userId: 'test:ana', partnerId: 'partner-1', roles: ['AdminAgent'] };
export const BEN: Caller = { userId: 'test:ben', partnerId: 'partner-1', roles: ['AdminAgent'] };
export const STRANGER: Caller = { userId: 'test:eve', partnerId: 'partner-2', roles: ['AdminAgent'] };

/** A clock that stands still until a test moves it. */
export class StillClock {
  constructor(public current = new Date('2026-06-15T10:00:00.000Z')) {}
  now(): Date {
    return this.current;
  }
}

/** Ten virtual machines at 100 EUR or USD a month each, one year, paid upfront, half of it gone by at the still clock. */
export function reservation(changes: Partial<StoredReservation> = {}): StoredReservation {
  return {
    id: 'r-web',
    orderId: 'o-web',
    customerId: 'contoso',
    displayName: 'Web',
    sku: 'Standard_D4s_v5',
    resourceType: 'VirtualMachines',
    region: 'westeurope',
    quantity: 10,
    term: 'P1Y',
    billingPlan: 'Upfront',
    benefitStart: '2026-01-01',
    expiryDate: '2027-01-01',
    state: 'Succeeded',
    appliedScope: { type: 'Shared' },
    renew: false,
    commitment: { amountMinor: 1_200_000, currency: 'EUR' },
    pricingCommitment: { amountMinor: 1_200_000, currency: 'USD' },
    ...changes,
  };
}

export function customer(
  id: string,
  name: string,
  partnerId: string,
  reservations: readonly StoredReservation[] = [],
): CustomerDocument {
  const profile = { id, partnerId, name, domain: `${id}.com`, country: 'FR', billingCurrency: 'EUR' };
  return { version: 1, profile, reservations, usage: [], refundPool: [], requests: [] };
}

/** Contoso and Fabrikam of Ana's and Ben's partner, and a customer of another one. */
export function smallDesk(): CustomerDocument[] {
  return [
    customer('contoso', 'Contoso Ltd', 'partner-1', [
      reservation(),
      reservation({ id: 'r-linux', displayName: 'Linux', resourceType: 'RedHat' }),
      reservation({ id: 'r-hosts', displayName: 'Hosts', resourceType: 'DedicatedHost', quantity: 2 }),
    ]),
    customer('fabrikam', 'Fabrikam Inc', 'partner-1', [
      reservation({ id: 'r-parts', customerId: 'fabrikam', displayName: 'Parts' }),
    ]),
    customer('foreign', 'Foreign Customer', 'partner-2', [
      reservation({ id: 'r-foreign', customerId: 'foreign', displayName: 'Foreign' }),
    ]),
  ];
}

/** Files below `dataDir`, as the desk that is opened on it has them. */
export function mediumIn(dataDir: string, writeText?: WriteText): FileMedium {
  return new FileMedium(deskFolder(dataDir), writeText);
}

export interface DeskSetup {
  readonly clock?: StillClock;
  readonly writeText?: WriteText;
  readonly seed?: () => Iterable<CustomerDocument>;
  readonly events?: DeskEvent[];
  readonly audits?: AuditStore;
  readonly auditKey?: string;
  readonly carriesOut?: boolean;
}

export function openDesk(dataDir: string, setup: DeskSetup = {}): Promise<Backend> {
  return openLocalBackend({
    dataDir,
    clock: setup.clock ?? new StillClock(),
    policy: CSP_2018,
    seed: setup.seed ?? smallDesk,
    writeText: setup.writeText,
    audits: setup.audits,
    auditKey: setup.auditKey,
    carriesOut: setup.carriesOut,
    log: (event) => setup.events?.push(event),
  });
}

/** What a test tells of a document that it changes by itself. */
export const ANY_CHANGE: CustomerChange = {
  action: 'setting.changed',
  subject: {},
  before: null,
  after: null,
};

export function submission(changes: Partial<RequestSubmission> = {}): RequestSubmission {
  return {
    key: 'key-1',
    customerId: 'contoso',
    reservationId: 'r-web',
    basics: { issueType: 'Billing' },
    problem: {
      problemType: 'ReservationManagement',
      category: 'ExchangesAndRefunds',
      severity: 'Minimal',
      description: 'Zwei Stück zurück — ${x} <b>*hi*</b> 🎿',
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
    ...changes,
  };
}

/** A submission that agrees to what the desk quotes now. */
export async function refundSubmission(
  backend: Pick<Backend, 'quotes'>,
  quantity: number,
  changes: Partial<RequestSubmission> = {},
): Promise<RequestSubmission> {
  const base = submission(changes);
  const ask = { customerId: base.customerId, reservationId: base.reservationId!, quantity };
  const { refund, policyId } = await backend.quotes.quoteRefund(ANA, ask);
  return { ...base, refund: { quantity, refundMinor: refund.amountMinor, policyId } };
}

/** A machine at 83.23 EUR a month, 998.76 EUR in all. */
export function purchase(quantity: number, changes: Partial<PurchaseAsk> = {}): PurchaseAsk {
  const offer = {
    sku: 'Standard_D4s_v5',
    region: 'westeurope',
    term: 'P1Y',
    billingPlan: 'Upfront',
  } as const;
  return { ...offer, quantity, ...changes };
}

/** A submission that agrees to the exchange that the desk quotes now. */
export async function exchangeSubmission(
  backend: Pick<Backend, 'quotes'>,
  returns: readonly ReturnAsk[],
  purchases: readonly PurchaseAsk[],
  changes: Partial<RequestSubmission> = {},
): Promise<RequestSubmission> {
  const base = submission({ reservationId: returns[0]?.reservationId, ...changes });
  const ask = { customerId: base.customerId, returns, purchases };
  const { credit, netPayable, policyId, expiresAt } = await backend.quotes.quoteExchange(ANA, ask);
  const amounts = { creditMinor: credit.amountMinor, netPayableMinor: netPayable.amountMinor };
  return { ...base, exchange: { returns, purchases, ...amounts, policyId, expiresAt } };
}

export function customerOnDisk(dataDir: string, id: string): CustomerDocument {
  return JSON.parse(readFileSync(customerFile(dataDir, id), 'utf8'));
}

export function customerFile(dataDir: string, id: string): string {
  return path.join(dataDir, 'desk', 'customers', `${id}.json`);
}

export function usersOnDisk(dataDir: string): UserDocument[] {
  const folder = path.join(dataDir, 'desk', 'users');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')));
}

/** As it comes back from disk. */
export function asFiled<T>(quote: T): T {
  return JSON.parse(JSON.stringify(quote));
}

/** A disk that dies with its `dying`th write, before or after the write took place, and stays dead. */
export function dyingDisk(dying: number, moment: 'before' | 'after'): WriteText {
  let writes = 0;
  return async (file, text) => {
    writes += 1;
    if (writes > dying || (writes === dying && moment === 'before')) throw new Error('the disk died');
    await durableWrite(file, text);
    if (writes === dying) throw new Error('the disk died');
  };
}
