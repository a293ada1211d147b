import type { ExchangeQuote } from '../../../../services/quotes/exchangeQuote.js';
import { refuse } from '../../standInService.js';
import type { StandInWorld } from '../../world/standInWorld.js';
import type { PurchaseBody } from './purchaseBody.js';

/** What was calculated and can be carried out once. */
export type Session =
  | { readonly kind: 'return'; readonly reservationId: string; readonly quantity: number }
  | {
      readonly kind: 'exchange';
      readonly quote: ExchangeQuote;
      readonly purchases: readonly PurchaseBody[];
      readonly isRefused: boolean;
    };
type SessionOf<Kind extends Session['kind']> = Extract<Session, { readonly kind: Kind }>;

interface KeptSession {
  readonly session: Session;
  readonly tenantId: string;
  readonly openedAtMs: number;
  isUsed: boolean;
}

/** How long a calculated figure holds. */
const SESSION_MS = 30 * 60_000;

/** The sessions that calculations open and that `return` and `exchange` name. */
export class Sessions {
  readonly #sessions = new Map<string, KeptSession>();

  constructor(private readonly world: StandInWorld) {}

  /** The new session's id. */
  open(tenantId: string, session: Session): string {
    const id = this.world.nextId();
    this.#sessions.set(id, { session, tenantId, openedAtMs: this.world.now().getTime(), isUsed: false });
    return id;
  }

  /** The session, if it is this tenant's, of this kind, fresh and unused. @throws RefusedByService */
  find<Kind extends Session['kind']>(id: string, tenantId: string, kind: Kind): SessionOf<Kind> {
    const kept = this.#sessions.get(id);
    if (kept === undefined || kept.tenantId !== tenantId || kept.session.kind !== kind) {
      refuse(400, 'InvalidRequestContent', 'There is no such session.');
    }
    if (kept.isUsed) {
      refuse(400, 'OperationCannotBePerformedInCurrentState', 'The session was carried out already.');
    }
    if (this.world.now().getTime() - kept.openedAtMs > SESSION_MS) {
      refuse(400, 'InvalidRequestContent', 'The session has expired.');
    }
    return kept.session as SessionOf<Kind>;
  }

  use(id: string): void {
    const kept = this.#sessions.get(id);
    if (kept) kept.isUsed = true;
  }
}
