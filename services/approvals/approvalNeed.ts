import type { Caller, RequestSubmission } from '../model.js';
import { asAgreedExchange, asAgreedRefund } from '../requests/agreedTerms.js';
import type { ApprovalSummary, TermsAsked } from './approval.js';
import { needsApproval } from './approvalLimit.js';
import { AskQuotes, type QuotedAsk, type QuotedWorth, type QuotePorts } from './askQuotes.js';
import { summaryOf } from './quotedTerms.js';

/** Finds out what needs approval, by quotes made anew: nothing is taken from what the user sent but what was agreed to. */
export class ApprovalNeed {
  readonly #quotes: AskQuotes;

  constructor(
    ports: QuotePorts,
    private readonly aboveMinor: number,
  ) {
    this.#quotes = new AskQuotes(ports);
  }

  /**
   * What is to be approved; undefined where nothing is.
   * @throws RefusedError `CustomerNotFound`, `ReservationNotFound`, `ProductNotFound`, and `QuoteChanged`, `RefundRefused`,
   * `ExchangeRefused` where it could not be filed either
   */
  async of(caller: Caller, submission: RequestSubmission): Promise<ApprovalSummary | undefined> {
    const quoted = await this.#quotes.of(caller, submission);
    if (!quoted) return undefined;
    demandAgreed(quoted);
    if (!(await this.#isNeeded(caller, quoted))) return undefined;
    return summaryOf(await this.#quotes.termsOf(caller, quoted));
  }

  /** Whether what is quoted like this needs it, whoever made the quote. */
  async byQuote(caller: Caller, { refund, exchange }: TermsAsked): Promise<boolean> {
    if (exchange) return this.#isNeeded(caller, { kind: 'exchange', quote: exchange });
    return refund !== undefined && this.#isNeeded(caller, { kind: 'refund', quote: refund });
  }

  async #isNeeded(caller: Caller, quoted: QuotedWorth): Promise<boolean> {
    return needsApproval(await this.#quotes.worthOf(caller, quoted), this.aboveMinor);
  }
}

function demandAgreed(quoted: QuotedAsk): void {
  if (quoted.kind === 'refund') asAgreedRefund(quoted.quote, quoted.agreed);
  else asAgreedExchange(quoted.quote, quoted.agreed);
}
