import { readFileSync } from 'node:fs';
import type { BillingPlan, Reservation, Term } from '../../../services/model.js';
import type { Offer } from '../../../services/products.js';
import {
  type ExchangePurchase,
  type ExchangeReturn,
  quoteExchange,
} from '../../../services/quotes/exchange.js';
import type { ExchangeQuote } from '../../../services/quotes/exchangeQuote.js';
import type { RefundPolicy } from '../../../services/quotes/refundPolicy.js';
import { contextOf, policyNamed, reservationOf } from './fixtures.js';

/** An exchange with the figures that the rules give it, in USD cents. */
export interface ExchangeCase {
  readonly title: string;
  readonly on: string;
  readonly returns: readonly ExchangeReturn[];
  readonly purchases: readonly ExchangePurchase[];
  readonly expected: ExchangeFigures;
}

export interface ExchangeFigures {
  readonly credits: readonly bigint[];
  /** Commitments that are given back. */
  readonly remaining: readonly bigint[];
  readonly purchased: bigint;
  readonly netPayable: bigint;
  readonly firstPayments: readonly bigint[];
  readonly expiryDates: readonly string[];
  /** `purchase x units` that reach the commitment where these do not, else `-`. */
  readonly passing: string;
}

/** Rows of `exchangeCases.txt`; its first line names the columns. */
export function exchangeCases(): readonly ExchangeCase[] {
  const text = readFileSync(new URL('exchangeCases.txt', import.meta.url), 'utf8');
  return text.trimEnd().split('\n').slice(1).map(caseOf);
}

function caseOf(row: string): ExchangeCase {
  const [title = '', on = '', returns = '', purchases = '', ...figures] = row.split(' | ');
  const [credits = '', remaining = '', purchased = '', net = '', first = '', dates = '', passing = ''] =
    figures;
  const amounts = (words: string) => words.split(' ').map(BigInt);
  return {
    title,
    on,
    returns: returns.split('; ').map((words, index) => returnOf(words, `reservation-${index}`)),
    purchases: purchases.split('; ').map(purchaseOf),
    expected: {
      credits: amounts(credits),
      remaining: amounts(remaining),
      purchased: BigInt(purchased),
      netPayable: BigInt(net),
      firstPayments: amounts(first),
      expiryDates: dates.split(' '),
      passing,
    },
  };
}

function returnOf(words: string, id: string): ExchangeReturn {
  const [term, plan, benefitStart, expiryDate, commitment, units = '', pending] = words.split(' ');
  const [quantity, reserved] = units.split('/').map(Number);
  const amount = { amountMinor: Number(commitment), currency: 'USD' };
  return giving(
    {
      id,
      quantity: reserved ?? 0,
      term: term as Term,
      billingPlan: plan as BillingPlan,
      benefitStart: benefitStart ?? '',
      expiryDate: expiryDate ?? '',
      commitment: amount,
      pricingCommitment: amount,
    },
    quantity,
    Number(pending),
  );
}

function purchaseOf(words: string): ExchangePurchase {
  const [term, plan, unit, quantity] = words.split(' ');
  return getting(Number(unit), Number(quantity), { term: term as Term, billingPlan: plan as BillingPlan });
}

/** A return of units of the reservation of `reservationOf`. */
export function giving(
  changes: Partial<Reservation> = {},
  quantity = 1,
  pendingQuantity = 0,
): ExchangeReturn {
  return { reservation: reservationOf(changes), quantity, pendingQuantity };
}

/** A purchase of virtual machines for one year, paid upfront in USD, unless told otherwise. */
export function getting(unitMinor: number, quantity = 1, changes: Partial<Offer> = {}): ExchangePurchase {
  const offer: Offer = {
    sku: 'Standard_E8s_v5',
    resourceType: 'VirtualMachines',
    region: 'northeurope',
    term: 'P1Y',
    billingPlan: 'Upfront',
    unitCommitment: { amountMinor: unitMinor, currency: 'USD' },
    ...changes,
  };
  return { offer, quantity };
}

export function exchangeOn(
  on: string,
  returns: readonly ExchangeReturn[],
  purchases: readonly ExchangePurchase[],
  policy: RefundPolicy = policyNamed('csp-2018'),
): ExchangeQuote {
  const { at } = contextOf(on);
  return quoteExchange(returns, purchases, { policy, at, customerId: 'customer-1' });
}
