import { requestCard } from '../../cards/request/requestCard.js';
import { requestView } from '../../cards/request/requestView.js';
import { RefusedError } from '../../services/errors.js';
import type { TextKey, Texts } from '../../services/localization/texts.js';
import type { RequestStatus } from '../../services/model.js';
import type { SupportDesk } from '../../services/ports.js';
import type { DeskTurn } from '../deskTurn.js';
import { CardPrompt, type Reading, type StepView } from '../prompts/cardPrompt.js';
import { buttonFor, type Choice, numbered } from '../prompts/choice.js';
import { commandChoices } from '../prompts/commandChoices.js';
import type { StepKit } from '../prompts/stepKit.js';
import type { Press } from '../prompts/turnInput.js';

export const REQUEST_PROMPT = 'request';

/** What can be done with a request that is open on screen. */
const REQUEST_ACTIONS = ['comment', 'withdraw', 'list'] as const;
export type RequestAction = (typeof REQUEST_ACTIONS)[number];

export interface RequestData {
  readonly requestId: string;
}

/** One request of the user: all that was sent, what was said since, and what can still be done. */
export class RequestPrompt extends CardPrompt<RequestData, RequestAction> {
  protected override readonly helpKey: TextKey = 'requests.request.help';

  constructor(
    kit: StepKit,
    private readonly desk: SupportDesk,
  ) {
    super(REQUEST_PROMPT, kit);
  }

  protected override async view(turn: DeskTurn, { requestId }: RequestData, step: string): Promise<StepView> {
    const { texts, caller } = turn;
    const request = await this.desk.get(caller, requestId);
    if (!request) throw new RefusedError('RequestNotFound', `unknown request ${requestId}`);
    const actions = numbered(possibleActions(request.status).map((action) => choiceOf(texts, action)));
    const choices = [...actions, ...commandChoices(turn, 'startOver')];
    const buttons = choices.map((choice) =>
      buttonFor(choice, step, choice.action === 'withdraw' ? 'destructive' : 'default'),
    );
    return { card: requestCard(requestView(texts, request, caller.userId, buttons)), choices };
  }

  protected override pressed(_turn: DeskTurn, { action }: Press): Reading<RequestData, RequestAction> {
    return { kind: 'answer', value: REQUEST_ACTIONS.find((known) => known === action) ?? 'list' };
  }
}

function possibleActions(status: RequestStatus): RequestAction[] {
  switch (status) {
    case 'Open':
      return ['comment', 'withdraw', 'list'];
    case 'InProgress':
      return ['comment', 'list'];
    default:
      return ['list'];
  }
}

function choiceOf(texts: Texts, action: RequestAction): Choice {
  return {
    action,
    title: texts.say(`requests.request.buttons.${action}`),
    also: texts.say(`requests.request.words.${action}`).split('|'),
  };
}
