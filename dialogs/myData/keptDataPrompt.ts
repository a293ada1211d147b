import { keptDataView } from '../../cards/myData/keptDataView.js';
import { myDataCard } from '../../cards/myData/myDataCard.js';
import type { Clock } from '../../services/clock.js';
import type { TextKey } from '../../services/localization/texts.js';
import { settingsOf } from '../../services/notices/settingsOf.js';
import { shownSettings } from '../../services/notices/shownSettings.js';
import type { DeskTurn } from '../deskTurn.js';
import { CardPrompt, type Reading, type StepView } from '../prompts/cardPrompt.js';
import { buttonFor, type Choice, numbered } from '../prompts/choice.js';
import { commandChoices } from '../prompts/commandChoices.js';
import type { StepKit } from '../prompts/stepKit.js';
import type { Press } from '../prompts/turnInput.js';
import { exportedMessages, REQUESTS_IN_A_PART } from './dataExport.js';
import type { MyDataPorts } from './myDataPorts.js';

export const KEPT_DATA_PROMPT = 'keptData';

const EXPORT = 'export';
const MORE = 'more';
const DELETE = 'delete';

export interface KeptDataData {
  /** The part of the filed requests to hand out next, from 0; absent before the first and after the last. */
  readonly nextPart?: number;
}

type KeptDataReading = Reading<KeptDataData, 'delete'>;

/** Shows what the desk keeps of the user and hands it out as text. Answers that it is to be deleted. */
export class KeptDataPrompt extends CardPrompt<KeptDataData, 'delete'> {
  protected override readonly helpKey: TextKey = 'myData.help';

  constructor(
    kit: StepKit,
    private readonly ports: MyDataPorts,
    private readonly clock: Clock,
  ) {
    super(KEPT_DATA_PROMPT, kit);
  }

  protected override async view(turn: DeskTurn, data: KeptDataData, step: string): Promise<StepView> {
    const { profiles, desk, notices, retention } = this.ports;
    const profile = await profiles.get(turn.caller);
    const { total } = await desk.list(turn.caller, 0, 1);
    const own = [EXPORT, ...(data.nextPart === undefined ? [] : ([MORE] as const)), DELETE] as const;
    const choices: Choice[] = [
      ...numbered(own.map((action) => choiceOf(turn, action))),
      ...commandChoices(turn, 'back'),
    ];
    const buttons = choices.map((choice) =>
      buttonFor(choice, step, choice.action === DELETE ? 'destructive' : 'default'),
    );
    const record = await notices?.get(turn.caller);
    const told = record && { record, settings: shownSettings(settingsOf(record, profile)) };
    const kept = { profile, requests: total, ...(told && { notices: told }), ...retention };
    const view = keptDataView(turn.texts, kept, buttons);
    return { card: myDataCard(view), choices };
  }

  protected override async pressed(
    turn: DeskTurn,
    { action }: Press,
    { nextPart = 0 }: KeptDataData,
  ): Promise<KeptDataReading> {
    if (action === DELETE) return { kind: 'answer', value: 'delete' };
    return this.handOut(turn, action === MORE ? nextPart : 0);
  }

  /** Words that are none of the buttons': a task is not begun from here. */
  protected override isOwn(): boolean {
    return true;
  }

  protected override typed({ texts }: DeskTurn): KeptDataReading {
    return { kind: 'refuse', say: texts.say('myData.choose') };
  }

  private async handOut(turn: DeskTurn, part: number): Promise<KeptDataReading> {
    const { texts, caller } = turn;
    const { profiles, desk, notices: book } = this.ports;
    const requests = await desk.list(caller, part, REQUESTS_IN_A_PART);
    const profile = part === 0 ? await profiles.get(caller) : undefined;
    const notices = part === 0 ? await book?.get(caller) : undefined;
    const exportedAt = this.clock.now().toISOString();
    for (const text of exportedMessages({ exportedAt, user: caller, profile, notices, requests })) {
      await turn.sayMarkdown(text);
    }
    const { page, pageCount, total } = requests;
    if (page + 1 >= pageCount) {
      const say = texts.say('myData.exported', { count: total });
      return page === 0 ? { kind: 'tell', say } : { kind: 'change', data: {}, say };
    }
    const say = texts.say('myData.exportedPart', {
      part: texts.number(page + 1),
      parts: texts.number(pageCount),
      button: texts.say('myData.buttons.more'),
    });
    return { kind: 'change', data: { nextPart: page + 1 }, say };
  }
}

function choiceOf({ texts }: DeskTurn, action: typeof EXPORT | typeof MORE | typeof DELETE): Choice {
  return {
    action,
    title: texts.say(`myData.buttons.${action}`),
    also: texts.say(`myData.words.${action}`).split('|'),
  };
}
