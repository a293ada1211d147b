import { questionCard } from '../../cards/question/questionCard.js';
import type { TextKey, Texts } from '../../services/localization/texts.js';
import type { SupportRequest } from '../../services/model.js';
import type { SupportDesk } from '../../services/ports.js';
import type { DeskTurn } from '../deskTurn.js';
import { CardPrompt, type Reading, type StepView } from '../prompts/cardPrompt.js';
import { buttonFor, type Choice, numbered } from '../prompts/choice.js';
import type { StepKit } from '../prompts/stepKit.js';
import type { Press } from '../prompts/turnInput.js';
import type { RequestData } from './requestsDraft.js';

export const WITHDRAW_PROMPT = 'withdraw';

/** Asks before a request is withdrawn. Answers whether it is to be. */
export class WithdrawPrompt extends CardPrompt<RequestData, boolean> {
  protected override readonly helpKey: TextKey = 'requests.withdraw.help';

  constructor(
    kit: StepKit,
    private readonly desk: SupportDesk,
  ) {
    super(WITHDRAW_PROMPT, kit);
  }

  protected override async view(turn: DeskTurn, { requestId }: RequestData, step: string): Promise<StepView> {
    const { texts } = turn;
    const request = await this.desk.get(turn.caller, requestId);
    const said = {
      title: texts.say('requests.withdraw.title', { id: requestId }),
      text: texts.say(consequenceOf(request)),
    };
    return withdrawView(texts, said, step);
  }

  protected override pressed(_turn: DeskTurn, { action }: Press): Reading<RequestData, boolean> {
    return { kind: 'answer', value: action === 'yes' };
  }
}

/** A question before something is withdrawn, with the actions `no` and `yes`. */
export function withdrawView(
  texts: Texts,
  said: { readonly title: string; readonly text: string },
  step: string,
): StepView {
  const choices: Choice[] = numbered([
    { action: 'no', title: texts.say('requests.withdraw.no'), also: [texts.say('common.no')] },
    { action: 'yes', title: texts.say('requests.withdraw.yes'), also: [texts.say('common.yes')] },
  ]);
  const card = questionCard({
    ...said,
    buttons: choices.map((choice) =>
      buttonFor(choice, step, choice.action === 'yes' ? 'destructive' : 'default'),
    ),
  });
  return { card, choices };
}

function consequenceOf(request: SupportRequest | undefined): TextKey {
  if (request?.exchange) return 'requests.withdraw.textExchange';
  return request?.refund ? 'requests.withdraw.textRefund' : 'requests.withdraw.text';
}
