import { questionCard } from '../../cards/question/questionCard.js';
import type { TextKey, Texts } from '../../services/localization/texts.js';
import type { UnfinishedRequest } from '../../services/ports.js';
import type { DeskTurn } from '../deskTurn.js';
import { CardPrompt, type Reading, type StepView } from '../prompts/cardPrompt.js';
import { buttonFor, type Choice, numbered } from '../prompts/choice.js';
import type { StepKit } from '../prompts/stepKit.js';
import type { Press } from '../prompts/turnInput.js';
import type { SubjectFault } from './requestSubject.js';

export const GONE_PROMPT = 'gone';

export interface GoneData {
  readonly fault: SubjectFault;
  readonly about: UnfinishedRequest['about'];
}

/** `goOn` continues without what is gone, or with something else for it. */
export type GoneAnswer = 'goOn' | 'keep' | 'drop';

/** Says that what an unfinished request is about cannot be found or read any more, and asks what to do with it. */
export class GonePrompt extends CardPrompt<GoneData, GoneAnswer> {
  protected override readonly helpKey: TextKey = 'request.gone.help';

  constructor(kit: StepKit) {
    super(GONE_PROMPT, kit);
  }

  protected override view({ texts }: DeskTurn, { fault, about }: GoneData, step: string): StepView {
    const choices = numbered([
      ...wayOn(texts, fault, about),
      { action: 'keep', title: texts.say('commands.leave.keep') },
      { action: 'drop', title: texts.say('request.gone.drop') },
    ]);
    const card = questionCard({
      title: texts.say('request.gone.title'),
      text: texts.say(`request.gone.text.${fault}`),
      buttons: choices.map((choice) =>
        buttonFor(choice, step, choice.action === 'drop' ? 'destructive' : 'default'),
      ),
    });
    return { card, choices };
  }

  protected override pressed(_turn: DeskTurn, { action }: Press): Reading<GoneData, GoneAnswer> {
    return { kind: 'answer', value: action === 'goOn' || action === 'drop' ? action : 'keep' };
  }
}

/** Another customer can take the request, and an exchange be put together anew; a refund needs its reservation. */
function wayOn(texts: Texts, fault: SubjectFault, about: GoneData['about']): Choice[] {
  if (fault === 'CustomerNotFound') {
    return [{ action: 'goOn', title: texts.say('request.gone.otherCustomer') }];
  }
  if (fault === 'DocumentCorrupt' || about === 'refund') return [];
  const way = about === 'exchange' ? 'otherExchange' : 'withoutReservation';
  return [{ action: 'goOn', title: texts.say(`request.gone.${way}`) }];
}
