import type { Customer } from '../../../../services/model.js';
import type { CustomerPage } from '../../../../services/partnerCenter/customers/customerReader.js';
import { PARTNER } from './customersDesk.js';

export function customerNamed(name: string): Customer {
  const id = name.toLowerCase().replaceAll(' ', '-');
  return { id, partnerId: PARTNER, name, domain: `${id}.com` };
}

/** Pages of customers as a service would give them; a test changes them and lets calls fail. */
export class PagedCustomers {
  /** Page numbers that were asked for. */
  readonly asked: number[] = [];
  /** What the next calls fail with. */
  failures: Error[] = [];
  /** While it is set, calls wait for it. */
  held: Promise<void> | undefined;

  constructor(public pages: readonly (readonly string[])[]) {}

  async page(continuation = '0'): Promise<CustomerPage> {
    const number = Number(continuation);
    this.asked.push(number);
    await this.held;
    const failure = this.failures.shift();
    if (failure) throw failure;
    return {
      customers: (this.pages[number] ?? []).map(customerNamed),
      leftOut: 1,
      next: number + 1 < this.pages.length ? String(number + 1) : undefined,
    };
  }
}
