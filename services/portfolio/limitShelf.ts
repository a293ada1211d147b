import type { Customer } from '../model.js';
import type { UtcDay } from '../quotes/days.js';
import { freeOn, type RefundPool } from '../quotes/refundPool.js';
import { compareText } from './compareText.js';
import type { CustomerPart } from './customerPart.js';
import type { Selection } from './selection.js';
import { SortedList } from './sortedList.js';

/** A refund limit of which something is used on the shelf's day. */
export interface LimitRow {
  readonly customer: Customer;
  readonly limitUsdMinor: number;
  readonly freeUsdMinor: number;
}

/** A customer to whom something was refunded at some time. */
interface Refunded {
  readonly customer: Customer;
  readonly pool: RefundPool;
  /** Undefined while the whole limit is free. */
  readonly row: LimitRow | undefined;
}

/** The refund limits of all of a partner's customers, the least free first. */
export class LimitShelf {
  readonly #refunded = new Map<string, Refunded>();
  readonly #byFree = new SortedList<LimitRow>(compareFree);
  #today: UtcDay;

  constructor(today: UtcDay) {
    this.#today = today;
  }

  put({ customer, pool }: Pick<CustomerPart, 'customer' | 'pool'>): void {
    this.delete(customer.id);
    if (!pool) return;
    const freeUsdMinor = freeOn(pool, this.#today);
    const { limitUsdMinor } = pool;
    const row = freeUsdMinor < limitUsdMinor ? { customer, limitUsdMinor, freeUsdMinor } : undefined;
    this.#refunded.set(customer.id, { customer, pool, row });
    if (row) this.#byFree.add(row);
  }

  delete(customerId: string): void {
    const row = this.#refunded.get(customerId)?.row;
    if (row) this.#byFree.delete(row);
    this.#refunded.delete(customerId);
  }

  /** Looks once a day at the customers to whom something was refunded. */
  moveTo(day: UtcDay): void {
    this.#today = day;
    for (const { customer, pool, row } of [...this.#refunded.values()]) {
      if (freeOn(pool, day) !== (row?.freeUsdMinor ?? pool.limitUsdMinor)) this.put({ customer, pool });
    }
  }

  /** Those of which `percent` or more is used. */
  usedFrom(percent: number): Selection<LimitRow> {
    const isUsed = ({ limitUsdMinor, freeUsdMinor }: LimitRow) =>
      freeUsdMinor * 100 <= limitUsdMinor * (100 - percent);
    return { list: this.#byFree, start: 0, end: this.#byFree.countBefore(isUsed), takes: isUsed };
  }

  rowOf(customerId: string): LimitRow | undefined {
    return this.#refunded.get(customerId)?.row;
  }

  /** The limit of a customer to whom something was refunded at some time, also where the whole of it is free again. */
  standingOf(customerId: string): LimitRow | undefined {
    const refunded = this.#refunded.get(customerId);
    if (!refunded) return undefined;
    const { customer, pool, row } = refunded;
    const { limitUsdMinor } = pool;
    return row ?? { customer, limitUsdMinor, freeUsdMinor: limitUsdMinor };
  }
}

function compareFree(a: LimitRow, b: LimitRow): number {
  return (
    a.freeUsdMinor - b.freeUsdMinor ||
    compareText(a.customer.name, b.customer.name) ||
    compareText(a.customer.id, b.customer.id)
  );
}
