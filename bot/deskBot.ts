import { type Activity, ActivityTypes, type TurnContext } from 'botbuilder';
import { DialogTurnStatus } from 'botbuilder-dialogs';
import { CommandBook } from '../dialogs/commands.js';
import { DeskTurn } from '../dialogs/deskTurn.js';
import { MAIN_DIALOG, type MainDialog, type MainOptions } from '../dialogs/mainDialog.js';
import { transcriptKeeperOf } from '../dialogs/myData/transcriptKeeper.js';
import { readTurnInput } from '../dialogs/prompts/turnInput.js';
import type { Clock } from '../services/clock.js';
import { DeskError, UnreachableError } from '../services/errors.js';
import type { LanguageBook } from '../services/localization/texts.js';
import { type Caller, ROLES } from '../services/model.js';
import type { IdentityDirectory, UserProfile, UserProfiles } from '../services/ports.js';
import { openingOf } from './activityMeaning.js';
import { ConversationMemory, type DeskState, type Greeting } from './conversationMemory.js';
import { HeldReplies } from './heldReplies.js';
import { channelUserOf } from './identity/channelUser.js';
import { readLanguageEvent } from './languageEvent.js';
import type { Logger } from './log.js';
import type { Metrics } from './metrics.js';
import { spokenText } from './spokenText.js';
import { thrownError } from './turnErrors.js';
import { noteTurn } from './turnNotes.js';

export interface DeskBotParts {
  readonly main: MainDialog;
  readonly conversations: DeskState;
  readonly identities: IdentityDirectory;
  readonly profiles: UserProfiles;
  readonly languages: LanguageBook;
  readonly clock: Clock;
  readonly log: Logger;
  readonly metrics: Metrics;
}

/** So often a turn is run when others keep changing its conversation meanwhile. */
const ATTEMPTS = 4;

/** What opens a turn: words, a press or somebody who joined, or a change of language outside the chat. */
interface Incoming {
  readonly opening: MainOptions['opening'] | undefined;
  readonly language: string | undefined;
}

/** One turn of any channel: finds out who speaks and in which language, then lets the main dialog answer. */
export class DeskBot {
  private readonly memory: ConversationMemory;
  private readonly commands: CommandBook;

  constructor(private readonly parts: DeskBotParts) {
    this.memory = new ConversationMemory(parts.conversations, parts.log, parts.main, parts.clock);
    this.commands = new CommandBook(parts.languages);
  }

  /**
   * Runs a turn, keeps what it changed, and only then answers; a turn that fails leaves the conversation as it was. One
   * that another process got ahead of is run again on what that one left.
   */
  async onTurn(context: TurnContext): Promise<void> {
    const { activity } = context;
    const opening = openingOf(activity);
    const language = readLanguageEvent(activity);
    if (!opening && !language) return noteTurn(context, { kind: 'ignored' });
    const caller = await this.parts.identities.callerFor(channelUserOf(context));
    if (!caller || caller.roles.length === 0) {
      noteTurn(context, { kind: 'closed' });
      if (opening === 'spoken') await this.closeDoor(context, caller);
      return;
    }
    context.activity.text = spokenText(activity) ?? '';
    const replies = new HeldReplies(context);
    let isAnswered: boolean;
    try {
      isAnswered = await this.attempt({ opening, language }, context, caller, replies);
    } catch (error) {
      replies.drop();
      await replies.release();
      throw error;
    }
    await replies.release();
    if (isAnswered) this.memory.noteAnswered(context);
  }

  /** @returns whether this turn is the one that answers the activity */
  private async attempt(
    incoming: Incoming,
    context: TurnContext,
    caller: Caller,
    replies: HeldReplies,
  ): Promise<boolean> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.run(incoming, await this.setUp(context, caller));
      } catch (error) {
        if (!isConflict(error) || attempt === ATTEMPTS) throw error;
        replies.drop();
        noteTurn(context, { attempts: attempt + 1 });
        this.parts.metrics.turnRunAgain();
        this.parts.log.info({ conversationId: context.activity.conversation.id, attempt }, 'turn run again');
      }
    }
  }

  private async run({ opening, language }: Incoming, turn: DeskTurn): Promise<boolean> {
    const { context, caller } = turn;
    const found = await this.memory.open(context, caller);
    const arrival = await this.memory.arrivalOf(context);
    if (arrival !== 'new') noteTurn(context, { kind: 'repeated' });
    if (arrival === 'answered') return false;
    if (found === 'lost') await turn.say('common.threadLost');
    if (arrival === 'unanswered') {
      await this.askAgain(turn);
      return true;
    }
    if (language) await this.changeLanguage(turn, language);
    else if (opening) await this.answer(turn, opening);
    await this.memory.save(context);
    noteTurn(context, { at: await this.memory.standing(context) });
    this.countTasks(turn);
    return true;
  }

  /** Once the turn is kept: one that is run again begins and ends its tasks again. */
  private countTasks({ taskEvents }: DeskTurn): void {
    const { metrics } = this.parts;
    for (const event of taskEvents) {
      if (event.kind === 'begun') metrics.taskBegun(event.task);
      else metrics.taskEnded(event.task, event.end);
    }
  }

  /** The turn was kept and its answer may have been lost: shows where the conversation stands. */
  private async askAgain({ context }: DeskTurn): Promise<void> {
    await (await this.memory.dialogContext(context)).repromptDialog();
  }

  private async answer(turn: DeskTurn, opening: MainOptions['opening']): Promise<void> {
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
      if (status === DialogTurnStatus.empty && input.kind === 'pressed') await turn.say('common.staleCard');
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

  private async setUp(context: TurnContext, caller: Caller): Promise<DeskTurn> {
    const { profiles, languages } = this.parts;
    const profile = await profiles.get(caller);
    const texts = languages.textsFor(chosenLocale(profile, context.activity.locale));
    return new DeskTurn(context, caller, languages, texts, async (language) => {
      await profiles.update(caller, (kept) => ({ ...kept, language }));
    });
  }

  /** Nobody whom the desk does not know, and nobody without a role, sees customer data. */
  private async closeDoor(context: TurnContext, caller: Caller | undefined): Promise<void> {
    const texts = this.parts.languages.textsFor(context.activity.locale);
    const roles = texts.list(ROLES.map((role) => texts.label('role', role)));
    await context.sendActivity({
      type: ActivityTypes.Message,
      text: caller ? texts.say('roles.none', { roles }) : texts.say('common.unknownUser'),
      textFormat: 'plain',
    });
  }
}

/** Whether another turn of the conversation saved first; dialogs wrap what goes wrong in them. */
function isConflict(error: unknown): boolean {
  const thrown = thrownError(error);
  return thrown instanceof DeskError && thrown.code === 'StateConflict';
}

/** The chosen language, with the region of the channel's locale where both are of one language. */
function chosenLocale({ language }: UserProfile, locale: Activity['locale']): string | undefined {
  const isOfOneLanguage = locale?.split(/[-_]/, 1)[0]?.toLowerCase() === language;
  return language === undefined || isOfOneLanguage ? locale : language;
}
