import { RefusedError } from '../../services/errors.js';
import type { AgreedExchange } from '../../services/model.js';
import type { ExchangeAsk } from '../../services/ports.js';
import type { DeskTurn } from '../deskTurn.js';
import { agreedExchangeOf } from '../exchange/exchangeConsent.js';
import { EXCHANGE_DIALOG, type ExchangeOptions } from '../exchange/exchangeDialog.js';
import {
  EXCHANGE_QUOTE_PROMPT,
  type ExchangeQuoteAnswer,
  type ExchangeQuoteData,
} from '../exchange/exchangeQuotePrompt.js';
import { withoutGone } from '../exchange/goneLines.js';
import type { TaskContext } from '../taskContext.js';
import type { TaskStep } from '../taskWaterfall.js';
import { ConsentSteps, type FreshTerms } from './consentSteps.js';
import type { SupportDraft } from './supportDraft.js';

/** The step that puts the exchange together anew, in its own task. */
export const CHANGE_EXCHANGE = 'changeExchange';

/** Consent to an exchange. Where another one is wanted, or nothing else is left, its own task goes on with it. */
export class ExchangeConsentSteps extends ConsentSteps<AgreedExchange> {
  readonly steps: readonly TaskStep<SupportDraft>[] = [
    {
      name: 'exchangeQuote',
      ask: (step) => this.askQuote(step),
      keep: (draft, value, turn) => this.keepQuote(draft, value as ExchangeQuoteAnswer, turn),
    },
    // That task ends with a request of its own, or with none.
    { name: CHANGE_EXCHANGE, ask: (step) => this.askChange(step), keep: () => 'end' },
  ];

  protected readonly quoteStep = 'exchangeQuote';
  protected readonly refusal = 'ExchangeRefused';

  override async stepAfter(error: unknown, draft: SupportDraft, turn: DeskTurn): Promise<string | undefined> {
    const gone = draft.exchange && goneIn(error);
    if (!gone) return super.stepAfter(error, draft, turn);
    draft.exchangeChange = gone;
    return CHANGE_EXCHANGE;
  }

  protected agreed({ exchange }: SupportDraft): AgreedExchange | undefined {
    return exchange;
  }

  protected agree(draft: SupportDraft, terms: AgreedExchange): void {
    draft.exchange = terms;
  }

  protected async quote(
    { caller }: DeskTurn,
    draft: SupportDraft,
    agreed: AgreedExchange,
  ): Promise<FreshTerms<AgreedExchange>> {
    const quote = await this.parts.quotes.quoteExchange(caller, askOf(draft, agreed));
    return { isRefused: quote.refusals.length > 0, terms: agreedExchangeOf(quote, agreed) };
  }

  private async askQuote(step: TaskContext<SupportDraft>) {
    const { draft, turn, revisited } = step;
    const { exchange, otherExchange } = draft;
    if (!exchange) return step.pass();
    const ask = askOf(draft, otherExchange ?? exchange);
    try {
      if (!revisited && !otherExchange && (await this.holds(draft, exchange, turn))) return step.pass();
      // The card could not be drawn of what is gone.
      await this.parts.quotes.quoteExchange(turn.caller, ask);
    } catch (error) {
      const gone = goneIn(error);
      if (!gone) throw error;
      draft.exchangeChange = gone;
      return step.pass();
    }
    return step.ask(EXCHANGE_QUOTE_PROMPT, ask satisfies ExchangeQuoteData);
  }

  private async keepQuote(
    draft: SupportDraft,
    answer: ExchangeQuoteAnswer,
    turn: DeskTurn,
  ): Promise<string | undefined> {
    switch (answer.kind) {
      case 'agree':
        delete draft.otherExchange;
        await this.keepTerms(draft, answer.exchange, turn);
        return undefined;
      case 'instead':
        draft.otherExchange = answer.lines;
        return 'exchangeQuote';
      default:
        draft.exchangeChange = answer.kind === 'change' ? answer.what : 'returns';
        return CHANGE_EXCHANGE;
    }
  }

  private async askChange(step: TaskContext<SupportDraft>) {
    const { draft, turn, revisited } = step;
    const { exchange, otherExchange, exchangeChange: change = 'returns' } = draft;
    if (!exchange || (!revisited && !draft.exchangeChange)) return step.pass();
    delete draft.exchangeChange;
    const { customerId, ...lines } = askOf(draft, otherExchange ?? exchange);
    const left = await withoutGone(this.parts, turn, { customerId, ...lines });
    return step.ask(EXCHANGE_DIALOG, { customerId, ...left, change } satisfies ExchangeOptions);
  }
}

/** The lines of an exchange of which one is gone: no consent to the rest makes up for it. */
function goneIn(error: unknown): 'returns' | 'purchases' | undefined {
  const code = error instanceof RefusedError ? error.code : undefined;
  if (code === 'ReservationNotFound') return 'returns';
  return code === 'ProductNotFound' ? 'purchases' : undefined;
}

function askOf(
  { customerId = '' }: SupportDraft,
  { returns, purchases }: Pick<ExchangeAsk, 'returns' | 'purchases'>,
): ExchangeAsk {
  return { customerId, returns, purchases };
}
