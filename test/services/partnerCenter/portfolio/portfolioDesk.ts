import sinon from 'sinon';
import type { ListedReservation } from '../../../../services/model.js';
import { CustomerIndex } from '../../../../services/partnerCenter/customers/customerIndex.js';
import {
  type CustomerRequests,
  PartnerCenterPortfolio,
} from '../../../../services/partnerCenter/portfolio/partnerCenterPortfolio.js';
import { CSP_2018 } from '../../../support/csp2018.js';
import { reservation } from '../../local/deskFixture.js';
import { PARTNER } from '../customers/customersDesk.js';
import { PagedCustomers } from '../customers/pagedCustomers.js';

export const FIRST = { page: 0, pageSize: 10 };

/** A reservation as a list has it. */
export function listed(id: string, changes: Partial<ListedReservation> = {}): ListedReservation {
  return {
    ...reservation({ id, orderId: `o-${id}`, expiryDate: '2026-06-25' }),
    utilization: {},
    ...changes,
  };
}

/** What a portfolio reads from, and the time that passes for it. */
export class PortfolioDesk {
  readonly time = sinon.useFakeTimers({ now: new Date('2026-06-15T10:00:00.000Z') });
  /** By the customer's id; each has one that is called like the customer unless told otherwise. */
  readonly reservationsOf = sinon.stub<[string], Promise<readonly ListedReservation[]>>();
  /** By the customer's id; does nothing unless told otherwise. */
  readonly lookAtRequests = sinon.stub<[string], Promise<void>>().resolves();
  requests: CustomerRequests[] = [];
  /** What comes of reading the requests on file. */
  failing: Error | undefined;
  pages = new PagedCustomers([]);

  constructor() {
    this.reservationsOf.callsFake(async (id) => [listed(`r-${id}`, { displayName: id })]);
  }

  /** Opens the portfolio of these customers, which reads what it can at once. */
  async open(...names: readonly string[]): Promise<PartnerCenterPortfolio> {
    this.pages = new PagedCustomers([names]);
    const clock = { now: () => new Date() };
    const portfolio = PartnerCenterPortfolio.over({
      partnerId: PARTNER,
      index: CustomerIndex.over({ reader: this.pages, clock }),
      reservationsOf: this.reservationsOf,
      openRequests: () => this.#onFile(),
      lookAtRequests: this.lookAtRequests,
      policy: CSP_2018,
      clock,
    });
    await this.time.tickAsync(0);
    return portfolio;
  }

  async *#onFile(): AsyncGenerator<CustomerRequests> {
    if (this.failing) throw this.failing;
    yield* this.requests;
  }
}
