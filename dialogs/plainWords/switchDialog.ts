import { type DialogTurnResult, WaterfallDialog, type WaterfallStepContext } from 'botbuilder-dialogs';
import { DeskTurn } from '../deskTurn.js';
import { asOutcome } from '../prompts/outcome.js';
import { SWITCH_DIALOG, type SwitchOptions } from './switchOffer.js';
import { SWITCH_PROMPT, type SwitchAnswer } from './switchPrompt.js';
import { taskTitle, understoodWords } from './wishWords.js';

/** A task on top of the step that the user leaves for it. Whatever way it ends, the step goes on, except to start over. */
export class SwitchDialog extends WaterfallDialog<SwitchOptions> {
  constructor() {
    super(SWITCH_DIALOG, [askWhether, runTask, comeBack]);
  }
}

type SwitchStep = WaterfallStepContext<SwitchOptions>;

async function askWhether(step: SwitchStep): Promise<DialogTurnResult> {
  return step.beginDialog(SWITCH_PROMPT, step.options);
}

async function runTask(step: SwitchStep): Promise<DialogTurnResult> {
  const outcome = asOutcome(step.result);
  const answer = outcome?.kind === 'answer' ? (outcome.value as SwitchAnswer) : 'stay';
  if (answer === 'stay') return step.endDialog(outcome);
  const turn = DeskTurn.of(step.context);
  await turn.sayText(understoodWords(turn.texts, answer));
  return step.beginDialog(answer.task, answer.options);
}

async function comeBack(step: SwitchStep): Promise<DialogTurnResult> {
  const outcome = asOutcome(step.result);
  if (outcome?.kind !== 'restart') {
    const turn = DeskTurn.of(step.context);
    await turn.say('understanding.switch.back', { task: taskTitle(turn.texts, step.options.from) });
  }
  return step.endDialog(outcome);
}
