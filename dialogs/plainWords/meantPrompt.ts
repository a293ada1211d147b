import { questionCard } from '../../cards/question/questionCard.js';
import type { TextKey, Texts } from '../../services/localization/texts.js';
import type { DeskTurn } from '../deskTurn.js';
import { CardPrompt, type Reading, type StepView } from '../prompts/cardPrompt.js';
import { buttonFor, type Choice, numbered } from '../prompts/choice.js';
import type { StepKit } from '../prompts/stepKit.js';
import type { Press } from '../prompts/turnInput.js';
import type { Heard } from './plainWords.js';
import type { TaskWish } from './taskWish.js';
import { wishChoices } from './wishWords.js';

export const MEANT_PROMPT = 'meant';

export interface MeantData {
  /** At most three, the likeliest first. */
  readonly wishes: readonly TaskWish[];
}

export type MeantAnswer = TaskWish | 'none';

type MeantReading = Reading<MeantData, MeantAnswer>;

/** Asks which task was meant where the words leave it in doubt. Other words count instead of those. */
export class MeantPrompt extends CardPrompt<MeantData, MeantAnswer> {
  protected override readonly helpKey: TextKey = 'understanding.meant.help';

  constructor(kit: StepKit) {
    super(MEANT_PROMPT, kit);
  }

  protected override view({ texts }: DeskTurn, { wishes }: MeantData, step: string): StepView {
    const choices = numbered([...wishChoices(texts, wishes), none(texts)]);
    const card = questionCard({
      title: texts.say('understanding.meant.title'),
      text: texts.say('understanding.meant.text'),
      buttons: choices.map((choice) => buttonFor(choice, step)),
    });
    return { card, choices };
  }

  protected override pressed(_turn: DeskTurn, { item }: Press, { wishes }: MeantData): MeantReading {
    return { kind: 'answer', value: (item === undefined ? undefined : wishes[Number(item)]) ?? 'none' };
  }

  protected override heard(_turn: DeskTurn, { wish, guesses }: Heard): MeantReading | undefined {
    if (wish) return { kind: 'answer', value: wish };
    return guesses.length > 0 ? { kind: 'change', data: { wishes: guesses } } : undefined;
  }
}

function none(texts: Texts): Choice {
  return {
    action: 'none',
    title: texts.say('understanding.meant.none'),
    also: texts.say('understanding.meant.words.none').split('|'),
  };
}
