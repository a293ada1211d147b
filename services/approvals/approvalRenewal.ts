import { type ErrorCode, RefusedError } from '../errors.js';
import type { Caller, RequestSubmission } from '../model.js';
import type { ApprovalRefusal, ApprovalSummary, Proposal } from './approval.js';
import type { AskerDrafts } from './askerDrafts.js';
import { AskQuotes, type QuotedAsk, type QuotePorts } from './askQuotes.js';
import type { KeptApproval } from './keptApproval.js';
import { type QuotedTerms, summaryOf, withTerms } from './quotedTerms.js';

/** What an approval comes to by a quote of now. */
export type RenewedTerms =
  | {
      readonly kind: 'granted';
      readonly summary: ApprovalSummary;
      /** To be filed if these terms are approved. */
      readonly submission: RequestSubmission;
      readonly proposal: Proposal | undefined;
    }
  | {
      readonly kind: 'refused';
      readonly failure: ErrorCode;
      readonly refusals: readonly ApprovalRefusal[];
    };

/** With these it is granted no more. Every other fault is one of the moment, and says nothing of what was asked for. */
const NO_MORE: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'CustomerNotFound',
  'ReservationNotFound',
  'ProductNotFound',
  'RefundRefused',
  'ExchangeRefused',
  'Unexpected',
]);

/** Quotes anew what waits for approval, as whoever asked for it. */
export class ApprovalRenewal {
  readonly #quotes: AskQuotes;

  constructor(
    ports: QuotePorts,
    private readonly drafts: Pick<AskerDrafts, 'describe'>,
  ) {
    this.#quotes = new AskQuotes(ports);
  }

  /** @throws UnreachableError and RefusedError for what says nothing of the request itself */
  async of({ partnerId }: Pick<Caller, 'partnerId'>, approval: KeptApproval): Promise<RenewedTerms> {
    const { submission, askedBy, askerRoles, proposal } = approval;
    const asker = { userId: askedBy.userId, partnerId, roles: askerRoles };
    try {
      const quoted = submission && (await this.#quotes.of(asker, submission));
      if (!quoted) return { kind: 'refused', failure: 'Unexpected', refusals: [] };
      if (quoted.quote.refusals.length > 0) return refusedBy(quoted);
      const terms = await this.#quotes.termsOf(asker, quoted);
      return { kind: 'granted', summary: summaryOf(terms), ...this.#renewed(submission, proposal, terms) };
    } catch (error) {
      if (error instanceof RefusedError && NO_MORE.has(error.code)) {
        return { kind: 'refused', failure: error.code, refusals: [] };
      }
      throw error;
    }
  }

  /** A description that is still the desk's own follows the amounts; what the asker wrote stays. */
  #renewed(submission: RequestSubmission, proposal: Proposal | undefined, terms: QuotedTerms) {
    const renewed = withTerms(submission, terms);
    const { customer, ...quoted } = terms;
    const text = proposal && customer && this.drafts.describe(proposal.locale, { customer, ...quoted });
    const { problem } = submission;
    if (!proposal || text === undefined || problem.description !== proposal.text) {
      return { submission: renewed, proposal };
    }
    return {
      submission: { ...renewed, problem: { ...problem, description: text } },
      proposal: { ...proposal, text },
    };
  }
}

function refusedBy({ kind, quote }: QuotedAsk): RenewedTerms {
  const failure = kind === 'refund' ? 'RefundRefused' : 'ExchangeRefused';
  const refusals =
    kind === 'refund'
      ? quote.refusals.map(({ code, figures }) => ({ code, figures }))
      : quote.refusals.map(({ code, figures, returnIndex }) => ({
          code,
          figures,
          ...(returnIndex !== undefined && { returnIndex }),
        }));
  return { kind: 'refused', failure, refusals };
}
