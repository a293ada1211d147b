import type { Clock } from '../../services/clock.js';
import type { LanguageBook } from '../../services/localization/texts.js';
import type { ProductCatalog, SupportDesk, UserProfiles } from '../../services/ports.js';
import type { RequestPorts } from './requestSubject.js';

/** What the support dialog talks to. */
export interface SupportParts extends RequestPorts {
  readonly products: ProductCatalog;
  readonly desk: SupportDesk;
  readonly profiles: UserProfiles;
  readonly clock: Clock;
  readonly languages: LanguageBook;
}
