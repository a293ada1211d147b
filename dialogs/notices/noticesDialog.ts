import { settingsWords } from '../../cards/notices/settingsWords.js';
import type { Clock } from '../../services/clock.js';
import type { NoticeBook } from '../../services/notices/noticeBook.js';
import { NOTICE_KINDS } from '../../services/notices/noticeKinds.js';
import { resumed } from '../../services/notices/noticeMemory.js';
import type { NoticeRecord } from '../../services/notices/noticeRecord.js';
import type { NoticeSettings } from '../../services/notices/noticeSettings.js';
import { settingsOf } from '../../services/notices/settingsOf.js';
import { shownSettings } from '../../services/notices/shownSettings.js';
import type { UserProfiles } from '../../services/ports.js';
import type { DeskTurn } from '../deskTurn.js';
import type { FormAnswer, FormData, FormEntries } from '../form/form.js';
import { FormPrompt } from '../form/formPrompt.js';
import type { StepKit } from '../prompts/stepKit.js';
import { clientTimeZone } from '../request/clientInfo.js';
import type { TaskContext } from '../taskContext.js';
import { TaskDialog } from '../taskDialog.js';
import { NOTICES_DIALOG } from './noticesOffer.js';
import { entriesOf, settingsForm, settingsFrom } from './settingsForm.js';

export interface NoticesPorts {
  readonly notices: Pick<NoticeBook, 'get' | 'update'>;
  readonly profiles: Pick<UserProfiles, 'get'>;
}

interface NoticesDraft {
  entered?: FormEntries;
}

/** Sets what the user is told of without asking, how soon, and when not. */
export class NoticesDialog extends TaskDialog<NoticesDraft> {
  constructor(
    kit: StepKit,
    private readonly ports: NoticesPorts,
    private readonly clock: Clock,
  ) {
    super(NOTICES_DIALOG, kit);
    this.addDialog(new FormPrompt(kit, settingsForm));
    this.steps(
      { name: 'settings', ask: this.askSettings, keep: this.keepSettings },
      { name: 'end', ask: (step) => step.finish(undefined) },
    );
  }

  protected override newDraft(): NoticesDraft {
    return {};
  }

  /** Nothing was to be sent here, and nothing was. */
  protected override async onLeave(): Promise<void> {}

  private async askSettings(step: TaskContext<NoticesDraft>) {
    const { turn } = step;
    const record = await this.ports.notices.get(turn.caller);
    const entries = entriesOf(await this.settingsFor(turn, record));
    return step.ask(settingsForm.id, { entries } satisfies FormData);
  }

  private async keepSettings(_draft: NoticesDraft, value: unknown, turn: DeskTurn): Promise<undefined> {
    const settings = settingsFrom(value as FormAnswer);
    const profile = await this.ports.profiles.get(turn.caller);
    await this.ports.notices.update(turn.caller, (record) =>
      changed(record, settings, settingsOf(record, profile), this.clock.now()),
    );
    const summary = settingsWords(turn.texts, shownSettings(settings)).join(' ');
    await turn.say('notices.saved', { summary });
  }

  private async settingsFor(turn: DeskTurn, record: NoticeRecord): Promise<NoticeSettings> {
    const settings = settingsOf(record, await this.ports.profiles.get(turn.caller));
    if (record.settings) return settings;
    // Where the user is now counts before where the last chat was.
    return { ...settings, timeZone: clientTimeZone(turn.context.activity) ?? settings.timeZone };
  }
}

/** What happened while a kind was off is no news when it is on again. */
function changed(
  record: NoticeRecord,
  settings: NoticeSettings,
  before: NoticeSettings,
  now: Date,
): NoticeRecord {
  const switchedOn = NOTICE_KINDS.filter(
    (kind) => before.paces[kind] === 'off' && settings.paces[kind] !== 'off',
  );
  const { memory } = record;
  return { ...record, settings, ...(memory && { memory: resumed(memory, switchedOn, now) }) };
}
