import type { IsoDate } from '../../../../services/model.js';
import { type Money, toDecimalString } from '../../../../services/money.js';
import { addMonths, dayOf, isoDate } from '../../../../services/quotes/days.js';

/** An amount as the API writes it: a number of whole currency units. */
export interface WirePrice {
  readonly currencyCode: string;
  readonly amount: number;
}

export function wirePrice(money: Money): WirePrice {
  return { currencyCode: money.currency, amount: Number(toDecimalString(money)) };
}

/** The first instant of a day, as the API writes it. */
export function wireInstant(date: IsoDate): string {
  return `${date}T00:00:00.0000000Z`;
}

/** The day `months` after a date. */
export function monthsAfter(date: IsoDate, months: number): IsoDate {
  return isoDate(addMonths(dayOf(date), months));
}

export function plusMinor({ amountMinor, currency }: Money, moreMinor: number): Money {
  return { amountMinor: amountMinor + moreMinor, currency };
}

/** What the API's list of reserved resource types does not tell apart goes by the name of the type that holds it. */
const API_TYPES = new Map([
  ['SqlManagedInstance', 'SqlDatabases'],
  ['SqlElasticPool', 'SqlDatabases'],
  ['SynapsePrePurchase', 'SqlDataWarehouse'],
]);

/** The API's `reservedResourceType` for one of ours. */
export function wireResourceType(resourceType: string): string {
  return API_TYPES.get(resourceType) ?? resourceType;
}
