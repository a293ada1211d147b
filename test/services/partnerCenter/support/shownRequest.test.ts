import assert from 'node:assert/strict';
import type { LedgerRequest } from '../../../../services/partnerCenter/ledger/ledgerDocument.js';
import { statusBy } from '../../../../services/partnerCenter/support/shownRequest.js';
import type { Ticket } from '../../../../services/partnerCenter/support/supportTickets.js';

const AT = '2026-11-20T10:00:00.000Z';

/** How a request that is `Open` on file stands once support has closed its ticket. */
function onceClosed(facts: Partial<LedgerRequest>) {
  const request = { status: 'Open', ...facts } as LedgerRequest;
  return statusBy(request, { state: 'closed' } as Ticket);
}

describe('statusBy', () => {
  it('should follow the ticket', () => {
    assert.equal(onceClosed({}), 'Closed');
  });

  it('should call closed what its user is withdrawing withdrawn', () => {
    assert.equal(onceClosed({ isClosing: true }), 'Withdrawn');
  });

  it('should not give units free of which it is not known whether they were returned', () => {
    assert.equal(onceClosed({ execution: { state: 'Begun', by: 'u', at: AT } }), 'Open');
  });
});
