import { isDeepStrictEqual } from 'node:util';
import { RefusedError } from '../../services/errors.js';
import type { IsoInstant } from '../../services/model.js';
import type { DeskTurn } from '../deskTurn.js';
import type { TaskStep } from '../taskWaterfall.js';
import { fillForms } from './requestFilling.js';
import { subjectOf } from './requestSubject.js';
import type { SupportDraft } from './supportDraft.js';
import type { SupportParts } from './supportParts.js';
import type { UnfinishedRequests } from './unfinishedRequests.js';

/** What a user agreed to: amounts under a policy, until they run out. */
export interface AgreedTerms {
  readonly policyId: string;
  readonly expiresAt?: IsoInstant | undefined;
}

/** The terms as they are quoted now. */
export interface FreshTerms<T> {
  readonly isRefused: boolean;
  readonly terms: T;
}

/**
 * The user's consent to what a request asks for, a refund or an exchange as it was quoted. It is asked for anew where
 * the terms are no longer what was agreed to; a quote that only ran out is renewed without a question.
 */
export abstract class ConsentSteps<T extends AgreedTerms> {
  /** The steps that ask for it. They stand before the review and pass while it holds. */
  abstract readonly steps: readonly TaskStep<SupportDraft>[];

  /** Name of the step that shows the quote. */
  protected abstract readonly quoteStep: string;
  /** What the desk says when it grants the request no more. */
  protected abstract readonly refusal: 'RefundRefused' | 'ExchangeRefused';

  constructor(
    protected readonly parts: SupportParts,
    private readonly unfinished: UnfinishedRequests,
  ) {}

  protected abstract agreed(draft: SupportDraft): T | undefined;
  protected abstract agree(draft: SupportDraft, terms: T): void;
  /** Quotes anew what `agreed` is about. */
  protected abstract quote(turn: DeskTurn, draft: SupportDraft, agreed: T): Promise<FreshTerms<T>>;

  /** Whether the request asks for something that needs this consent. */
  concerns(draft: SupportDraft): boolean {
    return this.agreed(draft) !== undefined;
  }

  /** Gives a quote that ran out a fresh expiry where nothing else of it has changed; all else is for the desk to judge. */
  async renew(draft: SupportDraft, turn: DeskTurn): Promise<void> {
    const agreed = this.agreed(draft);
    if (!agreed || !this.hasRunOut(agreed)) return;
    const fresh = await this.quote(turn, draft, agreed);
    if (stillHolds(agreed, fresh)) this.agree(draft, fresh.terms);
  }

  /** Says why the desk refused and names the step that puts it right; undefined when no consent cures `error`. */
  async stepAfter(error: unknown, draft: SupportDraft, turn: DeskTurn): Promise<string | undefined> {
    const agreed = this.agreed(draft);
    const code = error instanceof RefusedError ? error.code : undefined;
    if (!agreed || (code !== 'QuoteChanged' && code !== this.refusal)) return undefined;
    await this.sayWhy(code, agreed, turn);
    return this.quoteStep;
  }

  /** Whether the consent can stand as it is, with the quote renewed; says so when it cannot. */
  protected async holds(draft: SupportDraft, agreed: T, turn: DeskTurn): Promise<boolean> {
    const fresh = await this.quote(turn, draft, agreed);
    if (stillHolds(agreed, fresh)) {
      this.agree(draft, fresh.terms);
      return true;
    }
    await this.sayWhy(fresh.isRefused ? this.refusal : 'QuoteChanged', agreed, turn);
    return false;
  }

  /** Keeps a new consent and lays out the forms for it. */
  protected async keepTerms(draft: SupportDraft, terms: T, turn: DeskTurn): Promise<void> {
    this.agree(draft, terms);
    fillForms(turn, draft, await subjectOf(this.parts, turn.caller, draft));
    await this.unfinished.save(turn.caller, draft);
  }

  private async sayWhy(
    code: 'QuoteChanged' | 'RefundRefused' | 'ExchangeRefused',
    { expiresAt }: T,
    turn: DeskTurn,
  ): Promise<void> {
    if (code !== 'QuoteChanged' || expiresAt === undefined || !this.hasRunOut({ expiresAt })) {
      return turn.say(`errors.${code}`);
    }
    await turn.say('request.quoteRanOut', { instant: turn.texts.instant(expiresAt) });
  }

  private hasRunOut({ expiresAt }: Pick<AgreedTerms, 'expiresAt'>): boolean {
    return expiresAt !== undefined && this.parts.clock.now().getTime() >= Date.parse(expiresAt);
  }
}

/** Whether what is quoted now is what was agreed to, apart from how long it holds. */
function stillHolds<T extends AgreedTerms>(agreed: T, { isRefused, terms }: FreshTerms<T>): boolean {
  return !isRefused && isDeepStrictEqual({ ...agreed, expiresAt: '' }, { ...terms, expiresAt: '' });
}
