import { DialogTurnStatus } from 'botbuilder-dialogs';
import type { CommandBook } from '../dialogs/commands.js';
import type { DeskTurn } from '../dialogs/deskTurn.js';
import { MAIN_DIALOG, type MainOptions } from '../dialogs/mainDialog.js';
import { transcriptKeeperOf } from '../dialogs/myData/transcriptKeeper.js';
import { isOfNoStep } from '../dialogs/notices/noticePress.js';
import { readTurnInput, type TurnInput } from '../dialogs/prompts/turnInput.js';
import { UnreachableError } from '../services/errors.js';
import type { LanguageBook } from '../services/localization/texts.js';
import type { UserProfiles } from '../services/ports.js';
import type { ConversationMemory, Greeting } from './conversationMemory.js';
import type { Metrics } from './metrics.js';
import type { Ended, Incoming } from './turnEnds.js';
import { thrownError } from './turnErrors.js';
import { noteTurn } from './turnNotes.js';

export interface PersonalTurnsParts {
  readonly profiles: UserProfiles;
  readonly languages: LanguageBook;
  readonly metrics: Metrics;
}

/** Turns of a chat of two: the dialogs answer. */
export class PersonalTurns {
  constructor(
    private readonly memory: ConversationMemory,
    private readonly commands: CommandBook,
    private readonly parts: PersonalTurnsParts,
  ) {}

  /** Answers the turn and keeps it. */
  async answer({ opening, language }: Incoming, turn: DeskTurn): Promise<Ended> {
    const { context } = turn;
    if (language) await this.changeLanguage(turn, language);
    else if (opening) await this.converse(turn, opening);
    await this.memory.save(context);
    noteTurn(context, { at: await this.memory.standing(context) });
    this.countTasks(turn);
    return { isAnswered: true };
  }

  /** The turn was kept and its answer may have been lost: shows where the conversation stands. */
  async askAgain({ context }: DeskTurn): Promise<Ended> {
    await (await this.memory.dialogContext(context)).repromptDialog();
    return { isAnswered: true };
  }

  /** Once the turn is kept: one that is run again begins and ends its tasks again. */
  private countTasks({ taskEvents }: DeskTurn): void {
    const { metrics } = this.parts;
    for (const event of taskEvents) {
      if (event.kind === 'begun') metrics.taskBegun(event.task);
      else metrics.taskEnded(event.task, event.end);
    }
  }

  private async converse(turn: DeskTurn, opening: MainOptions['opening']): Promise<void> {
    const { context } = turn;
    const greeting = await this.memory.greeting(context);
    if (opening === 'joined' && greeting.welcomed) return;
    const languageNotice = greeting.languageNotice ?? (await this.noticeLanguage(turn));
    const greeted: Greeting = { welcomed: true, ...(languageNotice !== undefined && { languageNotice }) };
    await this.memory.keepGreeting(context, greeted);
    if (opening === 'spoken' && (await this.isContinued(turn))) {
      if (turn.isForgotten) await this.beginAnew(turn);
      return;
    }
    const dc = await this.memory.dialogContext(context);
    await dc.beginDialog(MAIN_DIALOG, { opening } satisfies MainOptions);
  }

  /** The user had everything deleted: what the channel and the conversations hold goes, and the dialogs begin anew. */
  private async beginAnew({ context }: DeskTurn): Promise<void> {
    const others = await transcriptKeeperOf(context)?.forgetUser(context);
    await this.memory.startAnew(context, others ?? []);
    const dc = await this.memory.dialogContext(context);
    await dc.beginDialog(MAIN_DIALOG, { opening: 'joined' } satisfies MainOptions);
  }

  /** Lets the dialog under way answer. Whoever wants to start over gets out of one that can no longer answer. */
  private async isContinued(turn: DeskTurn): Promise<boolean> {
    const { context } = turn;
    const input = readTurnInput(context.activity);
    try {
      const dc = await this.memory.dialogContext(context);
      const { status } = await dc.continueDialog();
      // A card of a conversation that is no longer known.
      if (status === DialogTurnStatus.empty && isOutdated(input)) await turn.say('common.staleCard');
      // The main dialog does not end by itself: one that does was not whole.
      return status !== DialogTurnStatus.empty && status !== DialogTurnStatus.complete;
    } catch (error) {
      const isOut = this.commands.meant(input)?.name === 'startOver';
      if (!isOut || thrownError(error) instanceof UnreachableError) throw error;
      await this.memory.forgetDialog(context);
      return false;
    }
  }

  /** Says once that the channel's language is not one of ours. @returns the locale that it was said of */
  private async noticeLanguage(turn: DeskTurn): Promise<string | undefined> {
    const { locale } = turn.context.activity;
    if (!locale || this.parts.languages.speaks(locale)) return undefined;
    const { language } = await this.parts.profiles.get(turn.caller);
    if (language !== undefined) return undefined;
    await turn.say('common.languageNotSpoken');
    return locale.slice(0, 35);
  }

  private async changeLanguage(turn: DeskTurn, language: string): Promise<void> {
    if (!this.parts.languages.speaks(language)) return;
    await turn.switchLanguage(language);
    const dc = await this.memory.dialogContext(turn.context);
    await dc.repromptDialog();
  }
}

/** Whether a card of a step was pressed; that of a notice is of none. */
function isOutdated(input: TurnInput): boolean {
  return input.kind === 'pressed' && !isOfNoStep(input.press);
}
