import { questionCard } from '../../cards/question/questionCard.js';
import type { TextKey, Texts } from '../../services/localization/texts.js';
import type { DeskTurn } from '../deskTurn.js';
import { CardPrompt, type Reading, type StepView } from '../prompts/cardPrompt.js';
import { buttonFor, type Choice, numbered } from '../prompts/choice.js';
import type { StepKit } from '../prompts/stepKit.js';
import type { Press } from '../prompts/turnInput.js';
import type { SwitchOptions } from './switchOffer.js';
import type { TaskWish } from './taskWish.js';
import { taskTitle, wishChoices, wishInWords } from './wishWords.js';

export const SWITCH_PROMPT = 'switchQuestion';

/** The task to switch to, or the wish to go on where the question came up. */
export type SwitchAnswer = TaskWish | 'stay';

type SwitchReading = Reading<SwitchOptions, SwitchAnswer>;

/** Asks before the user is led away from a step. */
export class SwitchPrompt extends CardPrompt<SwitchOptions, SwitchAnswer> {
  protected override readonly helpKey: TextKey = 'understanding.switch.help';

  constructor(kit: StepKit) {
    super(SWITCH_PROMPT, kit);
  }

  protected override view({ texts }: DeskTurn, { from, wishes }: SwitchOptions, step: string): StepView {
    const [only, ...others] = wishes;
    const isClear = only !== undefined && others.length === 0;
    const switches = wishChoices(texts, wishes).map((choice) =>
      isClear ? { ...choice, ...yes(texts), also: [...yes(texts).also, ...(choice.also ?? [])] } : choice,
    );
    const choices: Choice[] = numbered([...switches, stay(texts)]);
    const task = taskTitle(texts, from);
    const other = isClear ? wishInWords(texts, only, taskTitle(texts, only.task)) : '';
    const card = questionCard({
      title: texts.say('understanding.switch.title'),
      text: isClear
        ? texts.say('understanding.switch.text', { task, other })
        : texts.say('understanding.switch.several', { task }),
      buttons: choices.map((choice) => buttonFor(choice, step)),
    });
    return { card, choices };
  }

  protected override pressed(_turn: DeskTurn, { item }: Press, { wishes }: SwitchOptions): SwitchReading {
    return { kind: 'answer', value: (item === undefined ? undefined : wishes[Number(item)]) ?? 'stay' };
  }

  /** One question at a time. */
  protected override isOwn(): boolean {
    return true;
  }

  protected override typed({ texts }: DeskTurn): SwitchReading {
    return { kind: 'refuse', say: texts.say('understanding.switch.choose') };
  }
}

function yes(texts: Texts) {
  return {
    title: texts.say('understanding.switch.yes'),
    also: texts.say('understanding.switch.words.yes').split('|'),
  };
}

function stay(texts: Texts): Choice {
  return {
    action: 'stay',
    title: texts.say('understanding.switch.stay'),
    also: texts.say('understanding.switch.words.stay').split('|'),
  };
}
