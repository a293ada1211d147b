import type { Attachment } from 'botbuilder';
import type { Button } from '../../cards/button.js';
import { exchangeQuoteView } from '../../cards/exchange/exchangeQuoteView.js';
import { carryOutView } from '../../cards/execution/carryOutView.js';
import { questionCard } from '../../cards/question/questionCard.js';
import { type QuoteCardView, quoteCard } from '../../cards/quote/quoteCard.js';
import { quoteView } from '../../cards/quote/quoteView.js';
import { type ErrorCode, RefusedError } from '../../services/errors.js';
import type { ExecutionTerms } from '../../services/execution.js';
import type { TextKey } from '../../services/localization/texts.js';
import type { DeskTurn } from '../deskTurn.js';
import { CardPrompt, type Reading, type StepView } from '../prompts/cardPrompt.js';
import { buttonFor, type Choice, numbered } from '../prompts/choice.js';
import { commandChoices } from '../prompts/commandChoices.js';
import type { StepKit } from '../prompts/stepKit.js';
import type { Press } from '../prompts/turnInput.js';
import { findCustomer, findReservation } from '../reservations/lookups.js';
import type { RequestData } from './requestsDraft.js';
import type { ExecutionPorts } from './requestsPorts.js';
import { type TermsToConfirm, termsToConfirm } from './termsToConfirm.js';

export const CARRY_OUT_TERMS_PROMPT = 'carryOutTerms';

const GO_ON = 'goOn';

/** Where there can be no quote any more: what is said of it. */
const NO_QUOTE: Partial<Record<ErrorCode, TextKey>> = {
  RequestNotOpen: 'errors.RequestNotOpen',
  ReservationNotFound: 'errors.ReservationNotFound',
  CustomerNotFound: 'errors.CustomerNotFound',
  ProductNotFound: 'requests.carryOut.gone',
};

/** What stands on the card: the quote, or why there is none. */
type Shown = { readonly terms: ExecutionTerms; readonly quote: QuoteCardView } | { readonly why: TextKey };

/**
 * Shows what would be carried out, quoted anew whenever it is drawn and once more when the user goes on. Answers with the
 * amounts that the card showed; they are confirmed in a step of their own.
 */
export class CarryOutTermsPrompt extends CardPrompt<RequestData, TermsToConfirm> {
  protected override readonly helpKey: TextKey = 'requests.carryOut.help';

  constructor(
    kit: StepKit,
    private readonly ports: ExecutionPorts,
  ) {
    super(CARRY_OUT_TERMS_PROMPT, kit);
  }

  protected override async view(turn: DeskTurn, { requestId }: RequestData, step: string): Promise<StepView> {
    const shown = await this.quoted(turn, requestId);
    const terms = confirmable(shown);
    const choices = [
      ...numbered(terms ? [goOnChoice(turn, terms)] : []),
      ...commandChoices(turn, 'back', 'cancel'),
    ];
    const buttons = choices.map((choice) =>
      buttonFor(choice, step, choice.action === GO_ON ? 'positive' : 'default'),
    );
    return { card: cardOf(turn, requestId, shown, buttons), choices };
  }

  protected override async pressed(
    turn: DeskTurn,
    { item }: Press,
    data: RequestData,
  ): Promise<Reading<RequestData, TermsToConfirm>> {
    const terms = confirmable(await this.quoted(turn, data.requestId));
    return terms && terms.mark === item
      ? { kind: 'answer', value: terms }
      : { kind: 'change', data, say: turn.texts.say('requests.carryOut.changed') };
  }

  private async quoted(turn: DeskTurn, requestId: string): Promise<Shown> {
    try {
      const terms = await this.ports.execution.terms(turn.caller, requestId);
      return { terms, quote: await this.quoteOf(turn, terms) };
    } catch (error) {
      const why = error instanceof RefusedError ? NO_QUOTE[error.code] : undefined;
      if (why === undefined) throw error;
      return { why };
    }
  }

  private async quoteOf(
    { texts, caller }: DeskTurn,
    { request, refund, exchange }: ExecutionTerms,
  ): Promise<QuoteCardView> {
    const customer = await findCustomer(this.ports, caller, request.customerId);
    if (exchange) {
      const { hasDemoPrices } = this.ports.products;
      return exchangeQuoteView(texts, { quote: exchange, customer, hasDemoPrices }, []);
    }
    if (!refund) throw new RefusedError('RequestNotOpen', `${request.id} asks for nothing to be carried out`);
    const reservation = await findReservation(this.ports, caller, refund.customerId, refund.reservationId);
    return quoteView(texts, { quote: refund, customer, reservation }, []);
  }
}

function confirmable(shown: Shown): TermsToConfirm | undefined {
  return 'terms' in shown ? termsToConfirm(shown.terms) : undefined;
}

/** The mark makes sure that what is confirmed is what stood on the card. */
function goOnChoice({ texts }: DeskTurn, { mark }: TermsToConfirm): Choice {
  return {
    action: GO_ON,
    item: mark,
    title: texts.say('requests.carryOut.goOn'),
    also: texts.say('requests.carryOut.words').split('|'),
  };
}

function cardOf(
  { texts }: DeskTurn,
  requestId: string,
  shown: Shown,
  buttons: readonly Button[],
): Attachment {
  if ('terms' in shown) return quoteCard({ ...carryOutView(texts, shown.terms, shown.quote), buttons });
  const title = texts.say('requests.carryOut.impossible', { id: requestId });
  return questionCard({ title, text: texts.say(shown.why), buttons });
}
