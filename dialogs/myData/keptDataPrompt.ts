import { keptDataView } from '../../cards/myData/keptDataView.js';
import { myDataCard } from '../../cards/myData/myDataCard.js';
import type { PersonalApproval } from '../../services/approvals/approval.js';
import type { Clock } from '../../services/clock.js';
import type { TextKey } from '../../services/localization/texts.js';
import type { Caller } from '../../services/model.js';
import { settingsOf } from '../../services/notices/settingsOf.js';
import { shownSettings } from '../../services/notices/shownSettings.js';
import type { DeskTurn } from '../deskTurn.js';
import { CardPrompt, type Reading, type StepView } from '../prompts/cardPrompt.js';
import { buttonFor, type Choice, numbered } from '../prompts/choice.js';
import { commandChoices } from '../prompts/commandChoices.js';
import type { StepKit } from '../prompts/stepKit.js';
import type { Press } from '../prompts/turnInput.js';
import { exportedMessages, REQUESTS_IN_A_PART } from './dataExport.js';
import { dataFileOf } from './dataFile.js';
import { keptRecords } from './keptRecords.js';
import type { MyDataPorts } from './myDataPorts.js';

export const KEPT_DATA_PROMPT = 'keptData';

const FILE = 'file';
const EXPORT = 'export';
const MORE = 'more';
const DELETE = 'delete';

export interface KeptDataData {
  /** The part of the filed requests to hand out next, from 0; absent before the first and after the last. */
  readonly nextPart?: number;
}

type KeptDataReading = Reading<KeptDataData, 'delete'>;

/** Shows what the desk keeps of the user and hands it out as a file or as text. Answers that it is to be deleted. */
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
    const { profiles, desk, notices, approvals, retention } = this.ports;
    const profile = await profiles.get(turn.caller);
    const { total } = await desk.list(turn.caller, 0, 1);
    const takesFiles = this.takesFiles(turn);
    const own = [
      ...(takesFiles ? ([FILE] as const) : []),
      EXPORT,
      ...(data.nextPart === undefined ? [] : ([MORE] as const)),
      DELETE,
    ] as const;
    const choices: Choice[] = [
      ...numbered(own.map((action) => choiceOf(turn, action))),
      ...commandChoices(turn, 'back'),
    ];
    const buttons = choices.map((choice) =>
      buttonFor(choice, step, choice.action === DELETE ? 'destructive' : 'default'),
    );
    const record = await notices?.get(turn.caller);
    const involving = await approvals?.involving(turn.caller);
    const told = record && { record, settings: shownSettings(settingsOf(record, profile)) };
    const kept = {
      profile,
      requests: total,
      ...(told && { notices: told }),
      ...retention,
      takesFiles,
      ...(involving && { approvals: approvalCounts(involving, turn.caller) }),
    };
    const view = keptDataView(turn.texts, kept, buttons);
    return { card: myDataCard(view), choices };
  }

  protected override async pressed(
    turn: DeskTurn,
    { action }: Press,
    { nextPart = 0 }: KeptDataData,
  ): Promise<KeptDataReading> {
    if (action === DELETE) return { kind: 'answer', value: 'delete' };
    if (action === FILE) return this.offerFile(turn);
    return this.handOut(turn, action === MORE ? nextPart : 0);
  }

  protected override typed(turn: DeskTurn): KeptDataReading {
    const say = turn.texts.say(this.takesFiles(turn) ? 'myData.file.choose' : 'myData.choose');
    return { kind: 'refuse', say };
  }

  private takesFiles({ context }: DeskTurn): boolean {
    return this.ports.fileOffers?.takes(context) === true;
  }

  private async offerFile(turn: DeskTurn): Promise<KeptDataReading> {
    const { texts } = turn;
    const file = this.takesFiles(turn) && (await dataFileOf(turn, this.ports, this.clock));
    if (!file) return this.handOut(turn, 0);
    const description = texts.say('myData.file.description');
    await this.ports.fileOffers?.offer(turn, { name: file.name, description, bytes: file.bytes.length });
    return { kind: 'tell', say: texts.say('myData.file.offered') };
  }

  private async handOut(turn: DeskTurn, part: number): Promise<KeptDataReading> {
    const { texts, caller } = turn;
    const requests = await this.ports.desk.list(caller, part, REQUESTS_IN_A_PART);
    const records = part === 0 ? await keptRecords(this.ports, caller) : undefined;
    const exportedAt = this.clock.now().toISOString();
    for (const text of exportedMessages({ exportedAt, user: caller, records, requests })) {
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

/** Nobody decides on what they asked for themselves. */
function approvalCounts(involving: readonly PersonalApproval[], { userId }: Caller) {
  const asked = involving.filter(({ askedBy }) => askedBy.userId === userId).length;
  return { asked, decided: involving.length - asked };
}

function choiceOf(
  { texts }: DeskTurn,
  action: typeof FILE | typeof EXPORT | typeof MORE | typeof DELETE,
): Choice {
  return {
    action,
    title: texts.say(`myData.buttons.${action}`),
    also: texts.say(`myData.words.${action}`).split('|'),
  };
}
