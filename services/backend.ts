import type { AccessControl } from './accessControl.js';
import type { EnterChange } from './approvals/approvalAudit.js';
import type { RequestExecution } from './execution.js';
import type { Role } from './model.js';
import type { Portfolio, ReservationFinder } from './portfolio.js';
import type {
  CustomerDirectory,
  CustomerMentions,
  IdentityDirectory,
  ProductCatalog,
  QuoteService,
  ReservationCatalog,
  SupportDesk,
  UserProfiles,
} from './ports.js';
import type { ReservationSettings } from './reservationSettings.js';
import type { Colleagues } from './roles.js';
import type { UsageHistory } from './usage.js';

/** Somebody whom a visitor can be while there is no sign-in. */
export interface DemoUser {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly company: string;
}

/** All that the dialogs talk to, over one back end. */
export interface Backend {
  readonly customers: CustomerDirectory & CustomerMentions;
  readonly reservations: ReservationCatalog;
  readonly products: ProductCatalog;
  readonly quotes: QuoteService;
  readonly desk: SupportDesk;
  /** Absent unless the desk's operator lets requests be carried out. */
  readonly execution?: RequestExecution | undefined;
  /** Enters into the customers' audit trails what others than the ports below do. */
  readonly enter: EnterChange;
  readonly profiles: UserProfiles;
  readonly access: AccessControl;
  readonly settings: ReservationSettings;
  readonly usage: UsageHistory;
  readonly portfolio: Portfolio;
  readonly finder: ReservationFinder;
  /** Who people are where nobody is asked: everybody is one of the demo users. */
  readonly identities: IdentityDirectory;
  readonly colleagues: Colleagues;
  readonly demoUsers: readonly DemoUser[];
  /** Rejects while the back end cannot be used. */
  check(): Promise<void>;
  /** Resolves when everything that was begun has been written; call it when no turn runs any more. */
  close(): Promise<void>;
}
