import type { Clock } from '../../../services/clock.js';
import type { IdSource } from '../../../services/ids.js';
import type { LanguageBook } from '../../../services/localization/texts.js';
import type { Portfolio, ReservationFinder } from '../../../services/portfolio.js';
import type {
  CustomerDirectory,
  CustomerMentions,
  ProductCatalog,
  ReservationCatalog,
  SupportDesk,
  UserProfiles,
} from '../../../services/ports.js';

/** What the message extension talks to. */
export interface ExtensionPorts {
  readonly customers: CustomerDirectory & CustomerMentions;
  readonly reservations: ReservationCatalog;
  readonly finder: ReservationFinder;
  readonly portfolio: Portfolio;
  readonly products: ProductCatalog;
  readonly desk: SupportDesk;
  readonly profiles: UserProfiles;
  readonly languages: LanguageBook;
  readonly clock: Clock;
  readonly ids: IdSource;
  /** The bot's registration; without one, nothing can lead to its personal chat. */
  readonly appId?: string | undefined;
}
