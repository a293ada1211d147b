import type { CustomerDocument } from '../../../../services/local/deskDocuments.js';
import type { RefundPolicy } from '../../../../services/quotes/refundPolicy.js';
import type { SoughtReservation } from '../../../../services/soughtReservation.js';

const MS_PER_DAY = 86_400_000;

/** The same answers by looking through every document, in words of its own: what the kept ones are compared with. */
export class NaivePortfolio {
  constructor(
    private readonly documents: readonly CustomerDocument[],
    private readonly partnerId: string,
    private readonly policy: RefundPolicy,
    private readonly now: Date,
  ) {}

  expiring(days: number, among?: readonly string[]): string[] {
    return this.#running(among)
      .filter(({ daysLeft }) => daysLeft <= days)
      .sort((a, b) => a.daysLeft - b.daysLeft || a.tie.localeCompare(b.tie))
      .map(({ key }) => key);
  }

  underused(below: number, among?: readonly string[]): string[] {
    return this.#running(among)
      .filter(({ used }) => used !== undefined && used < below)
      .sort((a, b) => a.used! - b.used! || a.daysLeft - b.daysLeft || a.tie.localeCompare(b.tie))
      .map(({ key }) => key);
  }

  sought({ resourceTypes, skus, term, from = '', before = '9999' }: SoughtReservation): string[] {
    return this.#running()
      .filter(({ stored }) => !resourceTypes || resourceTypes.includes(stored.resourceType))
      .filter(({ stored }) => !skus || skus.includes(stored.sku))
      .filter(({ stored }) => !term || stored.term === term)
      .filter(({ stored }) => stored.expiryDate >= from && stored.expiryDate < before)
      .sort((a, b) => a.daysLeft - b.daysLeft || a.tie.localeCompare(b.tie))
      .map(({ key }) => key);
  }

  /** Of those that are active, whether they have expired or not. */
  get skus(): string[] {
    const active = this.#own().flatMap(({ reservations }) =>
      reservations.filter(({ state }) => state === 'Succeeded'),
    );
    return [...new Set(active.map(({ sku }) => sku))].sort();
  }

  get running(): number {
    return this.#running().length;
  }

  /** `customer: used of the limit in cents`, the most used first. */
  get limits(): string[] {
    const { usdMinor, windowDays } = this.policy.limit;
    return this.#own()
      .map(({ profile, refundPool }) => {
        const taken = refundPool
          .filter(({ at }) => this.#today() < Math.floor(Date.parse(at) / MS_PER_DAY) + windowDays)
          .reduce((sum, { countedUsdMinor }) => sum + countedUsdMinor, 0);
        return { profile, used: Math.min(usdMinor, taken) };
      })
      .filter(({ used }) => used > 0 && used >= usdMinor * 0.8)
      .sort(
        (a, b) =>
          b.used - a.used ||
          a.profile.name.localeCompare(b.profile.name) ||
          a.profile.id.localeCompare(b.profile.id),
      )
      .map(({ profile, used }) => `${profile.id}: ${used}`);
  }

  get requests(): string[] {
    return this.#own()
      .flatMap(({ requests }) => requests)
      .filter(({ status }) => status !== 'Closed' && status !== 'Withdrawn')
      .sort((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt) || (a.id < b.id ? -1 : 1))
      .map(({ id }) => id);
  }

  named(name: string): string[] {
    return this.#own()
      .flatMap(({ profile, reservations }) =>
        reservations
          .filter(({ displayName, id, orderId }) => [displayName, id, orderId].includes(name))
          .map(({ id }) => `${profile.id}/${id}`),
      )
      .sort();
  }

  #running(among?: readonly string[]) {
    return this.#own()
      .filter(({ profile }) => among?.includes(profile.id) ?? true)
      .flatMap(({ profile, reservations, usage }) =>
        reservations
          .filter(({ state }) => state === 'Succeeded')
          .map((stored) => {
            const { id, expiryDate } = stored;
            const percents = usage.find(({ reservationId }) => reservationId === id)?.percents ?? [];
            const mean = percents.reduce((sum, percent) => sum + percent, 0) / percents.length;
            return {
              stored,
              key: `${profile.id}/${id}`,
              tie: `${profile.name} ${id}`,
              daysLeft: Date.parse(expiryDate) / MS_PER_DAY - this.#today(),
              used: percents.length === 0 ? undefined : Math.round(mean * 10) / 10,
            };
          }),
      )
      .filter(({ daysLeft }) => daysLeft > 0);
  }

  #own() {
    return this.documents.filter(({ profile }) => profile.partnerId === this.partnerId);
  }

  #today(): number {
    return Math.floor(this.now.getTime() / MS_PER_DAY);
  }
}
