import { type ChangeCardView, changeCard } from '../../cards/change/changeCard.js';
import type { TextKey } from '../../services/localization/texts.js';
import type { DeskTurn } from '../deskTurn.js';
import { CardPrompt, type Reading, type StepView } from '../prompts/cardPrompt.js';
import { buttonFor, type Choice, numbered } from '../prompts/choice.js';
import { commandChoices } from '../prompts/commandChoices.js';
import type { Press } from '../prompts/turnInput.js';

/** A change in words, without its buttons and the names of before and after. */
export interface ChangeInWords {
  readonly title: string;
  readonly about: string;
  readonly changes: readonly { readonly label: string; readonly before: string; readonly after: string }[];
  readonly notice: string;
}

/**
 * Asks before something changes that takes effect at once, with what it is before and after. Answers whether the user
 * wants it.
 */
export abstract class ChangePrompt<TData extends object> extends CardPrompt<TData, boolean> {
  protected override readonly helpKey: TextKey = 'change.help';

  /** What would change, looked up anew. */
  protected abstract inWords(turn: DeskTurn, data: TData): Promise<ChangeInWords>;

  protected override async view(turn: DeskTurn, data: TData, step: string): Promise<StepView> {
    const { texts } = turn;
    const { changes, ...words } = await this.inWords(turn, data);
    const choices: Choice[] = [
      ...numbered([
        confirmChoice(turn, 'confirm', texts.say('common.yes')),
        confirmChoice(turn, 'decline', texts.say('common.no')),
      ]),
      ...commandChoices(turn, 'back', 'cancel'),
    ];
    const view: ChangeCardView = {
      ...words,
      changes: changes.map((change) => ({
        ...change,
        beforeLabel: texts.say('change.before'),
        afterLabel: texts.say('change.after'),
      })),
      buttons: choices.map((choice) =>
        buttonFor(choice, step, choice.action === 'confirm' ? 'positive' : 'default'),
      ),
    };
    return { card: changeCard(view), choices };
  }

  protected override pressed(_turn: DeskTurn, { action }: Press): Reading<TData, boolean> {
    return { kind: 'answer', value: action === 'confirm' };
  }
}

function confirmChoice({ texts }: DeskTurn, action: 'confirm' | 'decline', also: string): Choice {
  return {
    action,
    title: texts.say(`change.${action}`),
    also: [also, ...texts.say(`change.words.${action}`).split('|')],
  };
}
