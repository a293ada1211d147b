import type { RequestExecution } from '../../services/execution.js';
import type { ProductCatalog, SupportDesk } from '../../services/ports.js';
import type { Colleagues } from '../../services/roles.js';
import type { Lookups } from '../reservations/lookups.js';

/** Through which requests are looked at, commented on and withdrawn. */
export interface RequestsPorts extends Lookups {
  readonly desk: SupportDesk;
  readonly products: ProductCatalog;
  readonly colleagues: Colleagues;
  /** Absent where requests are not carried out. */
  readonly execution?: RequestExecution | undefined;
}

/** The same where requests are carried out. */
export interface ExecutionPorts extends RequestsPorts {
  readonly execution: RequestExecution;
}
