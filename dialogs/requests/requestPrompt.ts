import { requestCard } from '../../cards/request/requestCard.js';
import { requestView } from '../../cards/request/requestView.js';
import { RefusedError } from '../../services/errors.js';
import type { TextKey, Texts } from '../../services/localization/texts.js';
import type { Caller, SupportRequest } from '../../services/model.js';
import { allows } from '../../services/roles.js';
import type { DeskTurn } from '../deskTurn.js';
import { CardPrompt, type Reading, type StepView } from '../prompts/cardPrompt.js';
import { buttonFor, type Choice, numbered } from '../prompts/choice.js';
import { commandChoices } from '../prompts/commandChoices.js';
import type { StepKit } from '../prompts/stepKit.js';
import type { Press } from '../prompts/turnInput.js';
import { executionActionOf, executionRefusal } from './executionAction.js';
import type { RequestData } from './requestsDraft.js';
import type { RequestsPorts } from './requestsPorts.js';

export const REQUEST_PROMPT = 'request';

/** What can be done with a request that is open on screen. */
const REQUEST_ACTIONS = ['follow', 'comment', 'withdraw', 'carryOut', 'list'] as const;
export type RequestAction = (typeof REQUEST_ACTIONS)[number];

/** One request of the user: all that was sent, what was said since, and what can still be done. */
export class RequestPrompt extends CardPrompt<RequestData, RequestAction> {
  protected override readonly helpKey: TextKey = 'requests.request.help';

  constructor(
    kit: StepKit,
    private readonly ports: RequestsPorts,
  ) {
    super(REQUEST_PROMPT, kit);
  }

  /** Whoever types the words of a button that is not drawn is told why it is not. */
  protected override async view(turn: DeskTurn, { requestId }: RequestData, step: string): Promise<StepView> {
    const { texts, caller } = turn;
    const request = await this.find(caller, requestId);
    const possible = this.possibleActions(request);
    const actions = possible.filter((action) => !isExecution(action) || allows(caller, 'carryOutRequests'));
    const hidden = this.ports.execution
      ? (['carryOut', ...possible] as const).filter((action) => !actions.includes(action))
      : [];
    const drawn = [
      ...numbered(actions.map((action) => choiceOf(texts, action, request))),
      ...commandChoices(turn, 'startOver'),
    ];
    const buttons = drawn.map((choice) =>
      buttonFor(choice, step, choice.action === 'withdraw' ? 'destructive' : 'default'),
    );
    return {
      card: requestCard(requestView(texts, request, caller.userId, buttons)),
      choices: [...drawn, ...hidden.map((action) => choiceOf(texts, action, request))],
    };
  }

  protected override async pressed(
    turn: DeskTurn,
    press: Press,
    { requestId }: RequestData,
  ): Promise<Reading<RequestData, RequestAction>> {
    const action = REQUEST_ACTIONS.find((known) => known === press.action) ?? 'list';
    if (!isExecution(action)) return { kind: 'answer', value: action };
    const request = await this.find(turn.caller, requestId);
    const refusal = await executionRefusal(turn, this.ports.colleagues, request, action);
    return refusal === undefined ? { kind: 'answer', value: action } : { kind: 'refuse', say: refusal };
  }

  /** In the order of their buttons, whoever looks at them. */
  private possibleActions(request: SupportRequest): RequestAction[] {
    const execution = this.ports.execution && executionActionOf(request);
    const offered: readonly RequestAction[] = [...actionsIn(request), ...(execution ? [execution] : [])];
    return REQUEST_ACTIONS.filter((action) => offered.includes(action));
  }

  private async find(caller: Caller, requestId: string): Promise<SupportRequest> {
    const request = await this.ports.desk.get(caller, requestId);
    if (!request) throw new RefusedError('RequestNotFound', `unknown request ${requestId}`);
    return request;
  }
}

/** What the desk lets every user do. */
function actionsIn({ status, execution }: SupportRequest): RequestAction[] {
  switch (status) {
    case 'Open':
      return execution ? ['comment', 'list'] : ['comment', 'withdraw', 'list'];
    case 'InProgress':
      return ['comment', 'list'];
    default:
      return ['list'];
  }
}

function isExecution(action: RequestAction): action is 'carryOut' | 'follow' {
  return action === 'carryOut' || action === 'follow';
}

function choiceOf(texts: Texts, action: RequestAction, { exchange }: SupportRequest): Choice {
  const kind = exchange ? 'carryOutExchange' : 'carryOutRefund';
  return {
    action,
    title: texts.say(`requests.request.buttons.${action === 'carryOut' ? kind : action}`),
    also: texts.say(`requests.request.words.${action}`).split('|'),
  };
}
