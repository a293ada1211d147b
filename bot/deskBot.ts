import { ActivityTypes, type TurnContext } from 'botbuilder';
import { CommandBook } from '../dialogs/commands.js';
import { DeskTurn } from '../dialogs/deskTurn.js';
import type { MainDialog } from '../dialogs/mainDialog.js';
import type { Clock } from '../services/clock.js';
import { DeskError } from '../services/errors.js';
import { isShared } from '../services/groupMembers.js';
import type { IdSource } from '../services/ids.js';
import { chosenLocale } from '../services/localization/chosenLocale.js';
import type { LanguageBook } from '../services/localization/texts.js';
import type { Caller } from '../services/model.js';
import type { IdentityDirectory, UserProfiles } from '../services/ports.js';
import { openingOf } from './activityMeaning.js';
import { ConversationMemory, type DeskState } from './conversationMemory.js';
import { HeldReplies } from './heldReplies.js';
import { channelUserOf } from './identity/channelUser.js';
import { closedDoor } from './identity/closedDoor.js';
import { type InvokeRouter, respond } from './invokes/invokeRouter.js';
import { readLanguageEvent } from './languageEvent.js';
import type { Logger } from './log.js';
import type { Metrics } from './metrics.js';
import type { AddressKeeper } from './notices/addressKeeper.js';
import { PersonalTurns } from './personalTurns.js';
import { spokenText } from './spokenText.js';
import type { ApprovalsHere } from './teams/approvals/approvalsHere.js';
import { LiveCards } from './teams/liveCards/liveCards.js';
import { GroupTalk } from './teams/scope/groupTalk.js';
import { GroupTurns } from './teams/scope/groupTurns.js';
import type { SignIn } from './teams/signIn/signIn.js';
import type { Ended, Incoming } from './turnEnds.js';
import { thrownError } from './turnErrors.js';
import { noteTurn } from './turnNotes.js';

export interface DeskBotParts {
  readonly main: MainDialog;
  readonly conversations: DeskState;
  readonly identities: IdentityDirectory;
  /** Answers what clients ask outside the conversation; nothing of the kind unless set. */
  readonly invokes?: InvokeRouter | undefined;
  /** Answers what is said of approvals wherever it is said; nothing of the kind unless set. */
  readonly approvals?: ApprovalsHere | undefined;
  /** Has users of Teams sign in; the channel's word for them is enough unless set. */
  readonly signIn?: SignIn | undefined;
  /** Keeps where users can be told of news; nobody is told unless set. */
  readonly addresses?: AddressKeeper | undefined;
  readonly profiles: UserProfiles;
  readonly languages: LanguageBook;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly log: Logger;
  readonly metrics: Metrics;
}

/** So often a turn is run when others keep changing its conversation meanwhile. */
const ATTEMPTS = 4;

/** One turn of any channel: finds out who speaks and in which language, then lets the main dialog answer. */
export class DeskBot {
  private readonly memory: ConversationMemory;
  private readonly chats: PersonalTurns;
  private readonly groups: GroupTurns;
  private readonly cards: LiveCards;

  constructor(private readonly parts: DeskBotParts) {
    this.memory = new ConversationMemory(parts.conversations, parts.log, parts.main, parts.clock);
    const commands = new CommandBook(parts.languages);
    this.cards = new LiveCards(parts.log);
    this.chats = new PersonalTurns(this.memory, commands, parts);
    this.groups = new GroupTurns(this.memory, new GroupTalk(parts.languages, commands, parts.ids));
  }

  /**
   * Runs a turn, keeps what it changed, and only then answers; a turn that fails leaves the conversation as it was. One
   * that another process got ahead of is run again on what that one left.
   */
  async onTurn(context: TurnContext): Promise<void> {
    const { activity } = context;
    if (activity.type === ActivityTypes.Invoke) return this.answerInvoke(context);
    const opening = openingOf(activity);
    const language = readLanguageEvent(activity);
    if (!opening && !language) return noteTurn(context, { kind: 'ignored' });
    context.activity.text = spokenText(activity) ?? '';
    await this.converse(context, { opening, language });
  }

  /** Where somebody goes on with what they asked in a group. */
  private readonly goOn = (chat: TurnContext) =>
    this.converse(chat, { opening: 'spoken', language: undefined });

  /** Answers an activity whose text is as its user typed it. */
  private async converse(context: TurnContext, incoming: Incoming): Promise<void> {
    const known = await this.parts.identities.callerFor(channelUserOf(context));
    if (!known || known.roles.length === 0) {
      noteTurn(context, { kind: 'closed' });
      if (incoming.opening !== 'spoken') return;
      const text = closedDoor(this.parts.languages, context.activity.locale, known);
      await context.sendActivity({ type: ActivityTypes.Message, text, textFormat: 'plain' });
      return;
    }
    const { signIn } = this.parts;
    const caller = signIn ? await signIn.admit(await this.setUp(context, known), incoming) : known;
    if (!caller) return;
    const replies = new HeldReplies(context);
    let ended: Ended;
    try {
      ended = await this.attempt(incoming, context, caller, replies);
      await ended.afterwards?.();
    } catch (error) {
      replies.drop();
      await replies.release();
      throw error;
    }
    await replies.release((held) => this.cards.deliver(context, held));
    if (ended.isAnswered) this.memory.noteAnswered(context);
    await this.parts.addresses?.remember(context, caller);
  }

  private async attempt(
    incoming: Incoming,
    context: TurnContext,
    caller: Caller,
    replies: HeldReplies,
  ): Promise<Ended> {
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

  private async run(incoming: Incoming, turn: DeskTurn): Promise<Ended> {
    const { context, caller } = turn;
    const found = await this.memory.open(context, caller);
    const arrival = await this.memory.arrivalOf(context);
    if (arrival !== 'new') noteTurn(context, { kind: 'repeated' });
    if (arrival === 'answered') return { isAnswered: false };
    if (incoming.opening === 'spoken' && (await this.parts.approvals?.answered(turn))) {
      await this.memory.save(context);
      noteTurn(context, { at: 'approvals' });
      return { isAnswered: true };
    }
    if (isShared(context.activity.conversation)) return this.groups.answer(incoming, turn, this.goOn);
    if (found === 'lost') await turn.say('common.threadLost');
    return arrival === 'unanswered' ? this.chats.askAgain(turn) : this.chats.answer(incoming, turn);
  }

  /** Outside the conversation: its state is neither read nor changed. */
  private async answerInvoke(context: TurnContext): Promise<void> {
    const { invokes, identities } = this.parts;
    noteTurn(context, { kind: invokes ? 'invoke' : 'ignored' });
    if (!invokes) return;
    const caller = await identities.callerFor(channelUserOf(context));
    if (caller && caller.roles.length > 0)
      return this.answerKnown(await this.setUp(context, caller), invokes);
    noteTurn(context, { kind: 'closed' });
    await invokes.refuse(context, closedDoor(this.parts.languages, context.activity.locale, caller));
  }

  /** Whoever is not signed in can do nothing but that. */
  private async answerKnown(turn: DeskTurn, invokes: InvokeRouter): Promise<void> {
    const { context } = turn;
    const { signIn } = this.parts;
    if (!signIn) return invokes.answer(turn);
    if (await signIn.answered(turn, this.goOn)) return;
    const come = await signIn.admitInvoke(turn);
    if ('caller' in come) return invokes.answer(await this.setUp(context, come.caller));
    noteTurn(context, { kind: 'closed' });
    if ('answer' in come) return respond(context, come.answer);
    await invokes.refuse(context, turn.texts.say(come.refusal));
  }

  private async setUp(context: TurnContext, caller: Caller): Promise<DeskTurn> {
    const { profiles, languages } = this.parts;
    const profile = await profiles.get(caller);
    const texts = languages.textsFor(chosenLocale(profile.language, context.activity.locale));
    return new DeskTurn(context, caller, languages, texts, async (language) => {
      await profiles.update(caller, (kept) => ({ ...kept, language }));
    });
  }
}

/** Whether another turn of the conversation saved first; dialogs wrap what goes wrong in them. */
function isConflict(error: unknown): boolean {
  const thrown = thrownError(error);
  return thrown instanceof DeskError && thrown.code === 'StateConflict';
}
