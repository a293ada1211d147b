import type { Dialog } from 'botbuilder-dialogs';
import { RefusedError } from '../../services/errors.js';
import type { Texts } from '../../services/localization/texts.js';
import type { SupportRequest } from '../../services/model.js';
import type { DeskTurn } from '../deskTurn.js';
import type { StepKit } from '../prompts/stepKit.js';
import { roleRefusal } from '../roles/roleRefusal.js';
import type { TaskContext } from '../taskContext.js';
import type { TaskStep } from '../taskWaterfall.js';
import {
  CARRY_OUT_CONFIRM_PROMPT,
  CarryOutConfirmPrompt,
  type ConfirmData,
} from './carryOutConfirmPrompt.js';
import { CARRY_OUT_TERMS_PROMPT, CarryOutTermsPrompt } from './carryOutTermsPrompt.js';
import { type RequestsDraft, requestOf } from './requestsDraft.js';
import type { ExecutionPorts } from './requestsPorts.js';
import type { TermsToConfirm } from './termsToConfirm.js';

/** The step that shows what would be carried out. */
export const TERMS_STEP = 'terms';

/** Where the user is after a request was to be carried out: at its card, at fresh terms, or at the list where it is gone. */
type NextStep = 'request' | typeof TERMS_STEP | 'list';

/** Carries a request out: its terms, the confirmation, and what came of it. */
export class CarryOutSteps {
  readonly steps: readonly TaskStep<RequestsDraft>[] = [
    {
      name: TERMS_STEP,
      ask: (step) => step.ask(CARRY_OUT_TERMS_PROMPT, requestOf(step.draft)),
      keep: (draft, value) => this.keepTerms(draft, value as TermsToConfirm),
    },
    {
      name: 'confirm',
      ask: (step) => this.askConfirmation(step),
      keep: (draft, _confirmed, turn) => this.carryOut(draft, turn),
    },
  ];

  constructor(private readonly ports: ExecutionPorts) {}

  prompts(kit: StepKit): readonly Dialog[] {
    return [new CarryOutTermsPrompt(kit, this.ports), new CarryOutConfirmPrompt(kit, this.ports.desk)];
  }

  /** Asks how one that was sent has ended, and says it. @returns the step to show next */
  follow(draft: RequestsDraft, turn: DeskTurn): Promise<NextStep> {
    const { requestId } = requestOf(draft);
    return this.ended(turn, () => this.ports.execution.follow(turn.caller, requestId));
  }

  private keepTerms(draft: RequestsDraft, terms: TermsToConfirm): undefined {
    draft.confirming = terms;
  }

  private async askConfirmation(step: TaskContext<RequestsDraft>) {
    const { draft } = step;
    const { confirming: terms } = draft;
    if (!terms) throw new RefusedError('Unexpected', 'nothing was shown that could be confirmed');
    return step.ask(CARRY_OUT_CONFIRM_PROMPT, { ...requestOf(draft), terms } satisfies ConfirmData);
  }

  private async carryOut(draft: RequestsDraft, turn: DeskTurn): Promise<NextStep> {
    const { confirming } = draft;
    const { requestId } = requestOf(draft);
    return this.ended(turn, () =>
      this.ports.execution.execute(turn.caller, requestId, confirming?.agreed ?? {}),
    );
  }

  /** Says how it ended; failures to reach the service go on to the caller, and leave the user where they were. */
  private async ended(turn: DeskTurn, act: () => Promise<SupportRequest>): Promise<NextStep> {
    try {
      await turn.sayText(endSentence(turn.texts, await act()));
      return 'request';
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      return this.refused(turn, error);
    }
  }

  private async refused(turn: DeskTurn, error: RefusedError): Promise<NextStep> {
    const { texts } = turn;
    switch (error.code) {
      case 'QuoteChanged':
        await turn.say('requests.carryOut.changed');
        return TERMS_STEP;
      case 'RefundRefused':
      case 'ExchangeRefused':
      case 'ReservationNotFound':
      case 'ProductNotFound':
        await turn.sayText(refusalSentence(texts, error));
        return TERMS_STEP;
      case 'RoleNeeded':
        await turn.sayText(await roleRefusal(turn, this.ports.colleagues, 'carryOutRequests'));
        return 'request';
      case 'ApprovalNeeded':
      case 'RequestNotOpen':
        await turn.say(`errors.${error.code}`);
        return 'request';
      case 'RequestNotFound':
        await turn.say('errors.RequestNotFound');
        return 'list';
      default:
        throw error;
    }
  }
}

function endSentence(texts: Texts, { id, refund, exchange, execution }: SupportRequest): string {
  if (!execution) return texts.say('requests.carryOut.notDone');
  if (execution.state === 'Begun') return texts.say('requests.carryOut.begun');
  if (exchange) {
    return texts.say('requests.carryOut.done.exchange', { id, net: texts.money(exchange.netPayable) });
  }
  const amount = refund ? texts.money(refund.refund) : '';
  return texts.say('requests.carryOut.done.refund', { id, refund: amount });
}

/** Why nothing was done: in the service's case its reason, and what to quote to its support. */
function refusalSentence(texts: Texts, { service }: RefusedError): string {
  const { serviceCode, correlationId: correlation } = service ?? {};
  if (serviceCode === undefined) return texts.say('requests.carryOut.refused');
  const sentences = [
    texts.say('requests.carryOut.refusedByService', { reason: texts.serviceRefusal(serviceCode) }),
    correlation === undefined ? '' : texts.say('requests.carryOut.correlation', { correlation }),
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}
