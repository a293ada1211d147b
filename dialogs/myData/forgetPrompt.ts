import { forgetView } from '../../cards/myData/forgetView.js';
import { myDataCard } from '../../cards/myData/myDataCard.js';
import type { TextKey } from '../../services/localization/texts.js';
import type { DeskTurn } from '../deskTurn.js';
import { CardPrompt, type Reading, type StepView } from '../prompts/cardPrompt.js';
import { buttonFor, type Choice, numbered } from '../prompts/choice.js';
import { commandChoices } from '../prompts/commandChoices.js';
import type { StepKit } from '../prompts/stepKit.js';
import type { Press } from '../prompts/turnInput.js';
import { transcriptKeeperOf } from './transcriptKeeper.js';

export const FORGET_PROMPT = 'forget';

type ForgetReading = Reading<object, boolean>;

/** Says what a deletion takes and what it leaves, and asks for a yes. Answers whether it was given. */
export class ForgetPrompt extends CardPrompt<object, boolean> {
  protected override readonly helpKey: TextKey = 'myData.forget.help';

  constructor(kit: StepKit) {
    super(FORGET_PROMPT, kit);
  }

  protected override view(turn: DeskTurn, _data: object, step: string): StepView {
    const { texts } = turn;
    const choices: Choice[] = [
      ...numbered([
        choiceOf(turn, 'confirm', texts.say('common.yes')),
        choiceOf(turn, 'decline', texts.say('common.no')),
      ]),
      ...commandChoices(turn, 'back'),
    ];
    const buttons = choices.map((choice) =>
      buttonFor(choice, step, choice.action === 'confirm' ? 'destructive' : 'default'),
    );
    const isKeptHere = transcriptKeeperOf(turn.context) !== undefined;
    return {
      card: myDataCard(
        forgetView(texts, { isKeptHere, hasApprovals: this.kit.hasApprovals === true }, buttons),
      ),
      choices,
    };
  }

  protected override pressed(_turn: DeskTurn, { action }: Press): ForgetReading {
    return { kind: 'answer', value: action === 'confirm' };
  }

  /** One question at a time. */
  protected override isOwn(): boolean {
    return true;
  }

  protected override typed({ texts }: DeskTurn): ForgetReading {
    return { kind: 'refuse', say: texts.say('myData.forget.choose') };
  }
}

function choiceOf({ texts }: DeskTurn, action: 'confirm' | 'decline', also: string): Choice {
  return {
    action,
    title: texts.say(`myData.forget.${action}`),
    also: [also, ...texts.say(`myData.forget.words.${action}`).split('|')],
  };
}
