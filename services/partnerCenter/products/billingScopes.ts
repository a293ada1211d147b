import type { Clock } from '../../clock.js';
import { KeptAnswers } from '../azure/keptAnswers.js';
import type { TenantScopes } from '../settings/tenantScopes.js';

const KEPT_MS = 60 * 60_000;
const MOST_CUSTOMERS = 5_000;

/** Which of a customer's subscriptions pays for what is bought: the first one, in name order. */
export class BillingScopes {
  readonly #scopes: KeptAnswers<string | undefined>;

  constructor(
    private readonly scopes: Pick<TenantScopes, 'targets'>,
    clock: Clock,
  ) {
    this.#scopes = new KeptAnswers({ clock, keptMs: KEPT_MS, most: MOST_CUSTOMERS });
  }

  /** Its resource ID; undefined for a customer without a subscription. */
  of(customerId: string): Promise<string | undefined> {
    return this.#scopes.get(customerId, async () => {
      const [first] = await this.scopes.targets(customerId, { type: 'Single' });
      return first?.id;
    });
  }
}
