import { menuCard } from '../../cards/menu/menuCard.js';
import type { TextKey } from '../../services/localization/texts.js';
import type { UnfinishedRequest, UserProfiles } from '../../services/ports.js';
import type { DeskTurn } from '../deskTurn.js';
import { CardPrompt, type Reading, type StepView } from '../prompts/cardPrompt.js';
import { buttonFor, type Choice, numbered } from '../prompts/choice.js';
import type { StepKit } from '../prompts/stepKit.js';
import type { Press } from '../prompts/turnInput.js';

export const MENU_PROMPT = 'menu';

/** The tasks of the desk, in the order of the menu. */
export const TASKS = ['overview', 'refund', 'exchange', 'support', 'requests'] as const;
export type TaskName = (typeof TASKS)[number];

export interface MenuData {
  readonly opening: 'welcome' | 'next';
  /** Set when the user's own words opened the conversation: they may name a task already. */
  readonly atOnce?: boolean;
}

/** A task to begin, or the unfinished request to go on with. */
export type MenuAnswer =
  | { readonly task: TaskName }
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

  protected override async view(turn: DeskTurn, { opening }: MenuData, step: string): Promise<StepView> {
    const { texts } = turn;
    const [unfinished] = (await this.profiles.get(turn.caller)).unfinished;
    const tasks: Choice[] = TASKS.map((task) => ({
      action: task,
      title: texts.say(`menu.tasks.${task}`),
      also: texts.say(`menu.words.${task}`).split('|'),
    }));
    const resume = unfinished ? [resumeChoice(turn, unfinished)] : [];
    const choices = numbered([...resume, ...tasks]);
    const card = menuCard({
      title: texts.say(`menu.${opening}.title`),
      text: texts.say(`menu.${opening}.text`),
      hint: texts.say('menu.hint'),
      resume: choices.slice(0, resume.length).map((choice) => buttonFor(choice, step, 'positive')),
      tasks: choices.slice(resume.length).map((choice) => buttonFor(choice, step)),
    });
    return { card, choices };
  }

  protected override async pressed(turn: DeskTurn, press: Press): Promise<Reading<MenuData, MenuAnswer>> {
    const task = TASKS.find((name) => name === press.action);
    if (task) return { kind: 'answer', value: { task } };
    const { unfinished } = await this.profiles.get(turn.caller);
    const request = unfinished.find(({ key }) => key === press.item);
    if (request) return { kind: 'answer', value: { task: 'resume', unfinished: request } };
    return { kind: 'refuse', say: turn.texts.say('menu.resumeGone') };
  }
}

function resumeChoice(turn: DeskTurn, { key, about, customerName }: UnfinishedRequest): Choice {
  return {
    action: 'resume',
    item: key,
    title: turn.texts.say(`menu.resume.${about}`, { customer: customerName }),
    also: turn.texts.say('menu.words.resume').split('|'),
  };
}
