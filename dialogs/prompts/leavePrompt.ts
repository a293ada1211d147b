import { questionCard } from '../../cards/question/questionCard.js';
import type { TextKey } from '../../services/localization/texts.js';
import type { DeskTurn } from '../deskTurn.js';
import { CardPrompt, type Reading, type StepView } from './cardPrompt.js';
import { buttonFor, type Choice, numbered } from './choice.js';
import type { StepKit } from './stepKit.js';
import type { Press } from './turnInput.js';

export const LEAVE_PROMPT = 'leave';

/** `keep` leaves and keeps the request for later; `drop` leaves and forgets it. */
export type LeaveChoice = 'keep' | 'drop';

export interface LeaveData {
  /** `change` is one that takes effect at once and was never confirmed. */
  readonly atStake: 'choices' | 'change' | 'request';
}

/** Asks before a task is left that would lose something. Ends with `stay`, `keep` or `drop`. */
export class LeavePrompt extends CardPrompt<LeaveData, 'stay' | LeaveChoice> {
  protected override readonly helpKey: TextKey = 'commands.leave.help';

  constructor(kit: StepKit) {
    super(LEAVE_PROMPT, kit);
  }

  protected override view(turn: DeskTurn, { atStake }: LeaveData, step: string): StepView {
    const keep = atStake === 'request' ? [leaveChoice(turn, 'keep')] : [];
    const choices: Choice[] = numbered([
      leaveChoice(turn, 'stay', turn.texts.say('common.no')),
      ...keep,
      leaveChoice(turn, 'drop', turn.texts.say('common.yes')),
    ]);
    const card = questionCard({
      title: turn.texts.say(`commands.leave.title.${atStake}`),
      text: turn.texts.say(`commands.leave.text.${atStake}`),
      buttons: choices.map((choice) =>
        buttonFor(choice, step, choice.action === 'drop' ? 'destructive' : 'default'),
      ),
    });
    return { card, choices };
  }

  protected override pressed(_turn: DeskTurn, { action }: Press): Reading<LeaveData, 'stay' | LeaveChoice> {
    return { kind: 'answer', value: action === 'keep' || action === 'drop' ? action : 'stay' };
  }
}

/** The words of a choice stand before the commands here: “abandonner” is the French for both to cancel and to drop. */
function leaveChoice({ texts }: DeskTurn, action: 'stay' | LeaveChoice, ...also: string[]): Choice {
  return {
    action,
    title: texts.say(`commands.leave.${action}`),
    also: [...also, ...texts.say(`commands.leave.words.${action}`).split('|')],
  };
}
