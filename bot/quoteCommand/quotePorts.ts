import type {
  CustomerDirectory,
  IdentityDirectory,
  ProductCatalog,
  QuoteService,
  ReservationCatalog,
} from '../../services/ports.js';
import type { RefundPolicy } from '../../services/quotes/refundPolicy.js';
import type { StorageChoice } from '../../services/storageChoice.js';

/** What quotes are made from. */
export interface QuotePorts {
  readonly customers: CustomerDirectory;
  readonly reservations: ReservationCatalog;
  readonly quotes: QuoteService;
  readonly products: ProductCatalog;
  readonly identities: IdentityDirectory;
}

export interface QuoteSettings {
  readonly dataDir: string;
  readonly storage: StorageChoice;
  readonly policy: RefundPolicy;
  /** The instant to quote for. */
  readonly at: Date;
}

/** Opens them for one run. @throws DeskError when that fails */
export type OpenQuotePorts = (settings: QuoteSettings) => Promise<QuotePorts>;
