import { quoteRefund } from '../../../../services/quotes/refund.js';
import type { RefundQuote } from '../../../../services/quotes/refundQuote.js';
import { CSP_2018 } from '../../../support/csp2018.js';
import { reservation } from '../../local/deskFixture.js';
import type { PortsDesk } from '../portsDesk.js';

/** What the rules give for units of `r-web` of the small desk, with nothing taken from the limit. */
export function reckonedRefund({ clock }: PortsDesk, quantity: number, changes = {}): RefundQuote {
  const web = { ...reservation({ orderId: 'o-r-web', ...changes }), utilization: {} };
  const context = { policy: CSP_2018, at: clock.now(), pool: [], pendingQuantity: 0 };
  return quoteRefund(web, quantity, context);
}
