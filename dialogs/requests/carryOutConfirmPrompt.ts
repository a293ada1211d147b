import { confirmCard } from '../../cards/execution/confirmCard.js';
import { RefusedError } from '../../services/errors.js';
import type { TextKey, Texts } from '../../services/localization/texts.js';
import type { SupportDesk } from '../../services/ports.js';
import type { DeskTurn } from '../deskTurn.js';
import { CardPrompt, type Reading, type StepView } from '../prompts/cardPrompt.js';
import { buttonFor, type Choice } from '../prompts/choice.js';
import { commandChoices } from '../prompts/commandChoices.js';
import type { StepKit } from '../prompts/stepKit.js';
import type { Press } from '../prompts/turnInput.js';
import { requestIdIn } from './requestNumber.js';
import type { RequestData } from './requestsDraft.js';
import type { TermsToConfirm } from './termsToConfirm.js';

export const CARRY_OUT_CONFIRM_PROMPT = 'carryOutConfirm';

const SUBMIT = 'carryOutNow';

/** What is to be carried out. */
export interface ConfirmData extends RequestData {
  readonly terms: TermsToConfirm;
}

type ConfirmReading = Reading<ConfirmData, 'confirmed'>;

/**
 * Asks for the request's number before money moves: written in the card or in the chat, and whole. No button and no other
 * words confirm.
 */
export class CarryOutConfirmPrompt extends CardPrompt<ConfirmData, 'confirmed'> {
  protected override readonly helpKey: TextKey = 'requests.carryOut.confirm.help';

  constructor(
    kit: StepKit,
    private readonly desk: SupportDesk,
  ) {
    super(CARRY_OUT_CONFIRM_PROMPT, kit);
  }

  protected override async view(
    turn: DeskTurn,
    { requestId, terms }: ConfirmData,
    step: string,
  ): Promise<StepView> {
    const { texts, caller } = turn;
    const request = await this.desk.get(caller, requestId);
    if (!request) throw new RefusedError('RequestNotFound', `unknown request ${requestId}`);
    const submit: Choice = { action: SUBMIT, title: texts.say('requests.carryOut.confirm.submit') };
    const choices = [submit, ...commandChoices(turn, 'back', 'cancel')];
    const card = confirmCard({
      title: texts.say('requests.carryOut.confirm.title'),
      facts: [
        { label: texts.say('requests.carryOut.confirm.request'), value: requestId },
        { label: texts.say('request.facts.customer'), value: request.customerName },
        ...amountFacts(texts, terms),
      ],
      warning: texts.say('requests.carryOut.atOnce'),
      label: texts.say('requests.carryOut.confirm.input', { id: requestId }),
      placeholder: requestId,
      buttons: choices.map((choice) =>
        buttonFor(choice, step, choice.action === SUBMIT ? 'destructive' : 'default'),
      ),
    });
    return { card, choices };
  }

  protected override pressed(turn: DeskTurn, { fields }: Press, data: ConfirmData): ConfirmReading {
    return this.typed(turn, fields.requestNumber ?? '', data);
  }

  /** Whatever looks like a request number is meant for this one. */
  protected override isOwn(_turn: DeskTurn, text: string, { requestId }: ConfirmData): boolean {
    return isNumberOf(text, requestId) || requestIdIn(text) !== undefined;
  }

  protected override typed({ texts }: DeskTurn, text: string, { requestId }: ConfirmData): ConfirmReading {
    return isNumberOf(text, requestId)
      ? { kind: 'answer', value: 'confirmed' }
      : { kind: 'refuse', say: texts.say('requests.carryOut.confirm.type', { id: requestId }) };
  }
}

/** Keyboards for Japanese write wide letters and figures: they are the same ones. */
function isNumberOf(text: string, requestId: string): boolean {
  return text.normalize('NFKC').trim().toUpperCase() === requestId.toUpperCase();
}

function amountFacts(texts: Texts, { agreed: { refund, exchange }, currency }: TermsToConfirm) {
  const money = (amountMinor: number) => texts.money({ amountMinor, currency });
  return [
    ...(refund ? [{ label: texts.say('quote.line.refund'), value: money(refund.refundMinor) }] : []),
    ...(exchange
      ? [
          { label: texts.say('exchange.sum.credit'), value: money(exchange.creditMinor) },
          { label: texts.say('exchange.sum.net'), value: money(exchange.netPayableMinor) },
        ]
      : []),
  ];
}
