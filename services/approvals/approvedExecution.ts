import { RefusedError } from '../errors.js';
import type { AgreedExecution, ExecutionTerms, RequestExecution } from '../execution.js';
import type { Caller, SupportRequest } from '../model.js';
import type { Money } from '../money.js';
import { asConfirmed } from '../requests/executionTerms.js';
import type { Approvals } from './approval.js';

/**
 * Carries out no more than what was filed: amounts of a later day, such as after a monthly payment, may be such as nobody
 * else has approved.
 */
export class ApprovedExecution implements RequestExecution {
  constructor(
    private readonly execution: RequestExecution,
    private readonly approvals: Pick<Approvals, 'needed'>,
  ) {}

  terms(caller: Caller, requestId: string): Promise<ExecutionTerms> {
    return this.execution.terms(caller, requestId);
  }

  /** @throws what the port throws, and RefusedError `ApprovalNeeded` where it is more than was filed and needs approval */
  async execute(caller: Caller, requestId: string, agreed: AgreedExecution): Promise<SupportRequest> {
    const terms = await this.execution.terms(caller, requestId);
    // What is judged here is what is carried out: the port holds itself to the same amounts.
    asConfirmed(terms, agreed);
    if (isMoreThanFiled(terms) && (await this.approvals.needed(caller, terms))) {
      throw new RefusedError('ApprovalNeeded', `${requestId} comes to more than what was filed`);
    }
    return this.execution.execute(caller, requestId, agreed);
  }

  follow(caller: Caller, requestId: string): Promise<SupportRequest> {
    return this.execution.follow(caller, requestId);
  }
}

/** What is paid besides grows as the credit falls from day to day: that alone is no more than what was filed. */
function isMoreThanFiled({ request, refund, exchange }: ExecutionTerms): boolean {
  return (
    isMore(refund?.refund, request.refund?.refund) ||
    isMore(refund?.pool.counted, request.refund?.pool.counted) ||
    isMore(exchange?.credit, request.exchange?.credit) ||
    isMore(exchange?.purchaseTotal, request.exchange?.purchaseTotal)
  );
}

function isMore(now: Money | undefined, filed: Money | undefined): boolean {
  if (!now) return false;
  return filed?.currency !== now.currency || now.amountMinor > filed.amountMinor;
}
