import type { ProductCatalog, QuoteService } from '../../services/ports.js';
import type { Lookups } from '../reservations/lookups.js';

/** What the steps of an exchange ask. */
export interface ExchangePorts extends Lookups {
  readonly quotes: QuoteService;
  readonly products: ProductCatalog;
}
