import type { DialogContext, DialogReason, DialogTurnResult } from 'botbuilder-dialogs';
import { buttonRows } from '../../cards/button.js';
import { menuCard } from '../../cards/menu/menuCard.js';
import type { TextKey } from '../../services/localization/texts.js';
import type { UnfinishedRequest, UserProfiles } from '../../services/ports.js';
import { TASKS, type TaskName } from '../../services/tasks.js';
import type { DeskTurn } from '../deskTurn.js';
import type { Heard } from '../plainWords/plainWords.js';
import type { SaidOptions, TaskWish } from '../plainWords/taskWish.js';
import { understoodWords } from '../plainWords/wishWords.js';
import { CardPrompt, type Reading, type StepView } from '../prompts/cardPrompt.js';
import { buttonFor, type Choice, numbered } from '../prompts/choice.js';
import { stateOf } from '../prompts/promptState.js';
import type { StepKit } from '../prompts/stepKit.js';
import type { Press } from '../prompts/turnInput.js';

export const MENU_PROMPT = 'menu';

/** Not among the tasks: there is such a one only where the desk's operator wants approvals. */
const APPROVALS = 'approvals';

export interface MenuData {
  readonly opening: 'welcome' | 'next';
  /** Set when the user's own words opened the conversation: they may name a task already. */
  readonly atOnce?: boolean;
}

/** A task to begin, those that may be meant, or the unfinished request to go on with. */
export type MenuAnswer =
  | { readonly task: TaskName; readonly options?: SaidOptions }
  /** Where the desk asks for approvals. */
  | { readonly task: typeof APPROVALS; readonly options?: undefined }
  | { readonly task: 'inDoubt'; readonly wishes: readonly TaskWish[] }
  | { readonly task: 'resume'; readonly unfinished: UnfinishedRequest };

/** The first card: what the desk can do. */
export class MenuPrompt extends CardPrompt<MenuData, MenuAnswer> {
  protected override readonly helpKey: TextKey = 'menu.help';

  constructor(
    kit: StepKit,
    private readonly profiles: UserProfiles,
  ) {
    super(MENU_PROMPT, kit);
  }

  protected override mayAnswerAtOnce({ atOnce }: MenuData): boolean {
    return atOnce === true;
  }

  /** Nobody is welcomed a second time who comes back from something else. */
  override resumeDialog(
    dc: DialogContext,
    reason: DialogReason,
    result?: unknown,
  ): Promise<DialogTurnResult> {
    const state = stateOf<MenuData>(dc.activeDialog);
    state.data = { ...state.data, opening: 'next' };
    return super.resumeDialog(dc, reason, result);
  }

  protected override async view(turn: DeskTurn, { opening }: MenuData, step: string): Promise<StepView> {
    const { texts } = turn;
    const [unfinished] = (await this.profiles.get(turn.caller)).unfinished;
    const tasks: Choice[] = TASKS.map((task) => ({
      action: task,
      title: texts.say(`menu.tasks.${task}`),
      also: texts.say(`menu.words.${task}`).split('|'),
    }));
    const resume = unfinished ? [resumeChoice(turn, unfinished)] : [];
    const approvals = this.kit.hasApprovals ? [approvalsChoice(turn)] : [];
    const choices = numbered([...resume, ...tasks, ...approvals]);
    const card = menuCard({
      title: texts.say(`menu.${opening}.title`),
      text: texts.say(`menu.${opening}.text`),
      hint: texts.say('menu.hint'),
      resume: choices.slice(0, resume.length).map((choice) => buttonFor(choice, step, 'positive')),
      rows: buttonRows(choices.slice(resume.length).map((choice) => buttonFor(choice, step))),
    });
    return { card, choices };
  }

  protected override async pressed(turn: DeskTurn, press: Press): Promise<Reading<MenuData, MenuAnswer>> {
    const task = TASKS.find((name) => name === press.action);
    if (task) return { kind: 'answer', value: { task } };
    if (press.action === APPROVALS) return { kind: 'answer', value: { task: APPROVALS } };
    const { unfinished } = await this.profiles.get(turn.caller);
    const request = unfinished.find(({ key }) => key === press.item);
    if (request) return { kind: 'answer', value: { task: 'resume', unfinished: request } };
    return { kind: 'refuse', say: turn.texts.say('menu.resumeGone') };
  }

  protected override async heard(
    turn: DeskTurn,
    { wish, guesses }: Heard,
  ): Promise<Reading<MenuData, MenuAnswer> | undefined> {
    if (wish) {
      await turn.sayText(understoodWords(turn.texts, wish));
      return { kind: 'answer', value: { task: wish.task, options: wish.options } };
    }
    if (guesses.length === 0) return undefined;
    return { kind: 'answer', value: { task: 'inDoubt', wishes: guesses } };
  }

  protected override typed({ texts }: DeskTurn): Reading<MenuData, MenuAnswer> {
    const say = `${texts.say('common.notUnderstood')} ${texts.say('understanding.hint')}`;
    return { kind: 'refuse', say };
  }
}

function approvalsChoice({ texts }: DeskTurn): Choice {
  return {
    action: APPROVALS,
    title: texts.say('approvals.task'),
    also: texts.say('approvals.words').split('|'),
  };
}

function resumeChoice(turn: DeskTurn, { key, about, customerName }: UnfinishedRequest): Choice {
  return {
    action: 'resume',
    item: key,
    title: turn.texts.say(`menu.resume.${about}`, { customer: customerName }),
    also: turn.texts.say('menu.words.resume').split('|'),
  };
}
