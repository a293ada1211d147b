import type { z } from 'zod';
import { RefusedError, UnreachableError } from '../../errors.js';
import type { Customer } from '../../model.js';
import type { RestClient } from '../../remote/restClient.js';
import { unreadable } from '../../remote/serviceFault.js';
import {
  type WireCustomer,
  type WirePage,
  wireCustomer,
  wireCustomerDetails,
  wireEntitlement,
  wirePage,
} from './wireCustomers.js';

/** Customers that came with one page. */
export interface CustomerPage {
  readonly customers: readonly Customer[];
  /** How many more there were of which no sense can be made. */
  readonly leftOut: number;
  /** By which the next page is asked for; undefined on the last one. */
  readonly next: string | undefined;
}

/** A right to reserved instances that the partner bought for a customer. */
export interface ReservedInstances {
  readonly orderId: string;
  readonly productId: string;
  readonly skuId: string;
  readonly quantity: number;
}

export interface CustomerReaderOptions {
  readonly rest: Pick<RestClient, 'get'>;
  /** Tenant of the partner in whose name is asked. */
  readonly partnerId: string;
  /** Customers a page. */
  readonly pageSize?: number | undefined;
}

const PAGE_SIZE = 500;
const CONTINUATION = 'MS-ContinuationToken';

/**
 * Reads the partner's customers from the Partner Center REST API. Throws UnreachableError `Service…` and RefusedError
 * `ServiceForbidden`, `ServiceRefused`.
 */
export class CustomerReader {
  constructor(private readonly options: CustomerReaderOptions) {}

  /** @param continuation `next` of the page before; undefined for the first page */
  async page(continuation?: string, signal?: AbortSignal): Promise<CustomerPage> {
    const { rest, pageSize: size = PAGE_SIZE } = this.options;
    const goesOn = continuation !== undefined;
    const page = await rest.get('/v1/customers', wirePage, {
      query: { size, ...(goesOn && { seekOperation: 'Next' }) },
      ...(goesOn && { headers: { [CONTINUATION]: continuation } }),
      signal,
    });
    const customers = this.#customersIn(page);
    if (page.items.length > 0 && customers.length === 0) {
      throw unreadable({ service: 'partnerCenter' }, 'no customer on a page can be read');
    }
    return { customers, leftOut: page.items.length - customers.length, next: continuationOf(page) };
  }

  /** Customers whose company name begins so, whatever the case; the service has no other search. */
  async startingWith(text: string, limit: number): Promise<readonly Customer[]> {
    const filter = JSON.stringify({ Field: 'CompanyName', Value: text, Operator: 'starts_with' });
    const query = { size: limit, filter };
    const page = await this.options.rest.get('/v1/customers', wirePage, { query });
    return this.#customersIn(page).slice(0, limit);
  }

  /** The customer with the country it is billed in; undefined where the service knows no such customer of the partner. */
  async find(customerId: string): Promise<Customer | undefined> {
    const path = `/v1/customers/${encodeURIComponent(customerId)}`;
    const found = await undefinedIfRefused(this.options.rest.get(path, wireCustomerDetails));
    if (!found) return undefined;
    const country = found.billingProfile?.defaultAddress?.country?.trim().toUpperCase() ?? '';
    return { ...this.#customerOf(found), ...(isCountry(country) && { country }) };
  }

  /** What the customer has of reserved instances by what the partner bought for it. */
  async reservedInstances(customerId: string): Promise<readonly ReservedInstances[]> {
    const path = `/v1/customers/${encodeURIComponent(customerId)}/entitlements`;
    const query = { entitlementType: 'reservedInstance' };
    const { items } = await this.options.rest.get(path, wirePage, { query });
    return readable(items, wireEntitlement)
      .filter(({ entitlementType }) => /^reservedinstance$/i.test(entitlementType))
      .map(({ referenceOrder, productId, skuId, quantity }) => ({
        orderId: referenceOrder.id,
        productId,
        skuId,
        quantity,
      }));
  }

  #customersIn({ items }: WirePage): Customer[] {
    return readable(items, wireCustomer).map((customer) => this.#customerOf(customer));
  }

  #customerOf({ id, companyProfile: { companyName, domain } }: WireCustomer): Customer {
    return { id, partnerId: this.options.partnerId, name: companyName, domain };
  }
}

function readable<T>(items: readonly unknown[], schema: z.ZodType<T>): T[] {
  return items.flatMap((item) => {
    const read = schema.safeParse(item);
    return read.success ? [read.data] : [];
  });
}

/** The service's own address of the next page is not followed: only its token counts. */
function continuationOf({ links }: WirePage): string | undefined {
  if (!links?.next) return undefined;
  const header = links.next.headers?.find(({ key }) => key.toLowerCase() === CONTINUATION.toLowerCase());
  if (header) return header.value;
  throw new UnreachableError('ServiceUnreadable', 'a page of customers has a next one without a token', {
    service: { service: 'partnerCenter' },
  });
}

function isCountry(code: string): boolean {
  return /^[A-Z]{2}$/.test(code);
}

/** An id that is not the partner's customer's is refused in several ways, by its form among them. */
async function undefinedIfRefused<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof RefusedError && error.code === 'ServiceRefused') return undefined;
    throw error;
  }
}
