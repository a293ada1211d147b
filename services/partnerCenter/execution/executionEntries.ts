import type { AuditFacts } from '../../audit/auditEntry.js';
import { executionFacts } from '../../audit/requestFacts.js';
import { RefusedError } from '../../errors.js';
import type { Execution } from '../../execution.js';
import type { Caller } from '../../model.js';
import type { AgreedTerms } from '../../requests/agreedTerms.js';
import { demandExecutable } from '../../requests/requestChanges.js';
import type { LedgerRequest } from '../ledger/ledgerDocument.js';
import type { Ticketing } from '../support/ticketing.js';
import { givenBackBy } from './endByReservations.js';

/** Enters into the ledger, and into its audit trail, how far a request is carried out. */
export class ExecutionEntries {
  constructor(private readonly ledger: Pick<Ticketing, 'change'>) {}

  /**
   * Only one of those who want to carry a request out gets as far as this, whichever server they are on.
   * @throws RefusedError `RequestNotOpen`; `RefundRefused` and `ExchangeRefused` while another one is begun for units of the same
   * order; UnreachableError `BackendUnreachable`: then nothing may be sent
   */
  begun(
    caller: Caller,
    request: LedgerRequest,
    terms: AgreedTerms,
    execution: Execution,
  ): Promise<LedgerRequest> {
    const begun = (present: LedgerRequest) => ({ ...present, execution, carrying: terms });
    return this.#enter(caller, request, begun({ ...request, ...terms }), {}, (present, all) => {
      demandExecutable(present.isClosing ? { ...present, status: 'Withdrawn' } : present);
      demandAlone(terms, all);
      return begun(present);
    });
  }

  /** The id of a call whose outcome is not known. */
  noted(caller: Caller, request: LedgerRequest, correlationId: string | undefined): Promise<LedgerRequest> {
    const noted = (present: LedgerRequest) =>
      present.execution ? { ...present, execution: { ...present.execution, correlationId } } : present;
    return this.#enter(caller, request, noted(request), { outcome: 'unknown' }, (present) =>
      correlationId !== undefined && isSameBegun(present, request) ? noted(present) : present,
    );
  }

  /** It is known that nothing was done. */
  takenBack(caller: Caller, request: LedgerRequest, facts: AuditFacts): Promise<LedgerRequest> {
    const takenBack = ({ execution: _begun, carrying: _terms, ...left }: LedgerRequest) => left;
    return this.#enter(caller, request, takenBack(request), facts, (present) =>
      isSameBegun(present, request) ? takenBack(present) : present,
    );
  }

  /** It is known that it was done, and as which call. */
  done(
    caller: Caller,
    request: LedgerRequest,
    correlationId = request.execution?.correlationId,
  ): Promise<LedgerRequest> {
    const done = ({ execution, carrying, ...present }: LedgerRequest): LedgerRequest => ({
      ...present,
      ...carrying,
      status: 'Closed',
      ...(execution && { execution: { ...execution, state: 'Done', correlationId } }),
      isUntold: true,
    });
    return this.#enter(caller, request, done(request), {}, (present) =>
      isSameBegun(present, request) ? done(present) : present,
    );
  }

  #enter(
    caller: Caller,
    before: LedgerRequest,
    after: LedgerRequest,
    facts: AuditFacts,
    next: (present: LedgerRequest, all: readonly LedgerRequest[]) => LedgerRequest,
  ): Promise<LedgerRequest> {
    const change = {
      action: 'request.executed',
      before: executionFacts(before),
      after: { ...executionFacts(after), ...facts },
    } as const;
    return this.ledger.change(caller, before, change, next);
  }
}

/** Whether it is still the same beginning that is on file: another one is somebody else's to end. */
function isSameBegun({ execution: present }: LedgerRequest, { execution }: LedgerRequest): boolean {
  return present?.state === 'Begun' && present.at === execution?.at && present.by === execution.by;
}

/** How a begun one ended is read from the units that are left: two of one order could not be told apart. */
function demandAlone(terms: AgreedTerms, all: readonly LedgerRequest[]): void {
  const orders = new Set(givenBackBy(terms).map(({ orderId }) => orderId));
  const other = all.find(
    ({ execution, carrying = {} }) =>
      execution?.state === 'Begun' && givenBackBy(carrying).some(({ orderId }) => orders.has(orderId)),
  );
  if (!other) return;
  const code = terms.exchange ? 'ExchangeRefused' : 'RefundRefused';
  throw new RefusedError(code, `it is not known yet how ${other.id} ended`);
}
