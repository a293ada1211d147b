import { RefusedError } from '../../../services/errors.js';
import type { AgreedExchange, Caller, RequestSubmission, SupportRequest } from '../../../services/model.js';
import type { SupportDesk, UserProfile, UserProfiles } from '../../../services/ports.js';

import { type FakeDesk, StillClock } from '../deskFakes.js';

/** The profile of one user in memory; what goes in and out is copied, as a store would. */
export class FakeProfiles implements UserProfiles {
  profile: UserProfile = { unfinished: [] };

  async get(): Promise<UserProfile> {
    return structuredClone(this.profile);
  }

  async update(_caller: Caller, change: (profile: UserProfile) => UserProfile): Promise<UserProfile> {
    this.profile = structuredClone(change(structuredClone(this.profile)));
    return structuredClone(this.profile);
  }

  async forget(): Promise<void> {
    this.profile = { unfinished: [] };
  }
}

/** Support requests in memory, under the rules of the port. */
export class FakeSupportDesk implements SupportDesk {
  readonly filed: SupportRequest[] = [];
  /** The submissions that were filed, as they were sent, newest first. */
  readonly sent: RequestSubmission[] = [];
  /** How often something was sent here, refused or not. */
  calls = 0;
  /** Thrown once by the next submission, instead of filing it. */
  failure: Error | undefined;

  constructor(
    private readonly desk?: FakeDesk,
    private readonly clock = new StillClock(),
  ) {}

  async submit(caller: Caller, submission: RequestSubmission): Promise<SupportRequest> {
    this.calls += 1;
    const { failure } = this;
    this.failure = undefined;
    if (failure) throw failure;
    const earlier = this.filed.find(({ key }) => key === submission.key);
    if (earlier) return earlier;
    const customer = await this.desk?.customers.get(caller, submission.customerId);
    const { refund, exchange, ...sent } = structuredClone(submission);
    const request: SupportRequest = {
      ...sent,
      id: `SR-${String(this.filed.length + 1).padStart(6, '0')}`,
      customerName: customer?.name ?? '',
      createdBy: caller.userId,
      createdAt: this.clock.now().toISOString(),
      status: 'Open',
      comments: [],
      ...(refund && { refund: await this.quoteAgain(caller, submission) }),
      ...(exchange && { exchange: await this.exchangeAgain(caller, submission.customerId, exchange) }),
    };
    this.filed.unshift(request);
    this.sent.unshift(structuredClone(submission));
    return request;
  }

  private async quoteAgain(caller: Caller, { customerId, reservationId = '', refund }: RequestSubmission) {
    const quantity = refund?.quantity ?? 0;
    const quote = await this.desk!.quotes.quoteRefund(caller, { customerId, reservationId, quantity });
    if (quote.refusals.length > 0) throw new RefusedError('RefundRefused', 'refused');
    if (quote.refund.amountMinor !== refund?.refundMinor) throw new RefusedError('QuoteChanged', 'changed');
    return quote;
  }

  private async exchangeAgain(caller: Caller, customerId: string, agreed: AgreedExchange) {
    const quote = await this.desk!.quotes.quoteExchange(caller, { customerId, ...agreed });
    if (quote.refusals.length > 0) throw new RefusedError('ExchangeRefused', 'refused');
    const { credit, netPayable } = quote;
    if (credit.amountMinor !== agreed.creditMinor || netPayable.amountMinor !== agreed.netPayableMinor) {
      throw new RefusedError('QuoteChanged', 'changed');
    }
    return quote;
  }

  async list({ userId }: Caller, wanted: number, pageSize: number) {
    const own = this.filed.filter(({ createdBy }) => createdBy === userId);
    const pageCount = Math.max(1, Math.ceil(own.length / pageSize));
    const page = Math.min(wanted, pageCount - 1);
    return { items: own.slice(page * pageSize, (page + 1) * pageSize), page, pageCount, total: own.length };
  }

  async get({ userId }: Caller, id: string): Promise<SupportRequest | undefined> {
    return this.filed.find((request) => request.id === id && request.createdBy === userId);
  }

  async comment(caller: Caller, id: string, commentId: string, text: string): Promise<SupportRequest> {
    this.calls += 1;
    return this.change(caller, id, ['Open', 'InProgress'], (request) => {
      const at = this.clock.now().toISOString();
      const comments = request.comments.filter((comment) => comment.id !== commentId);
      return { ...request, comments: [...comments, { id: commentId, authorId: caller.userId, at, text }] };
    });
  }

  async withdraw(caller: Caller, id: string): Promise<SupportRequest> {
    this.calls += 1;
    return this.change(caller, id, ['Open'], (request) => ({ ...request, status: 'Withdrawn' }));
  }

  /** As if support had done it. */
  set(id: string, changes: Partial<SupportRequest>): void {
    const index = this.filed.findIndex((request) => request.id === id);
    this.filed[index] = { ...this.filed[index]!, ...changes };
  }

  private async change(
    caller: Caller,
    id: string,
    allowed: readonly SupportRequest['status'][],
    change: (request: SupportRequest) => SupportRequest,
  ): Promise<SupportRequest> {
    const request = await this.get(caller, id);
    if (!request) throw new RefusedError('RequestNotFound', id);
    if (!allowed.includes(request.status)) throw new RefusedError('RequestNotOpen', id);
    const changed = change(request);
    this.set(id, changed);
    return changed;
  }
}
