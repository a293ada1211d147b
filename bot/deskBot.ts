import {
  type Activity,
  ActivityTypes,
  type ConversationState,
  type StatePropertyAccessor,
  type TurnContext,
} from 'botbuilder';
import { DialogSet, type DialogState, DialogTurnStatus } from 'botbuilder-dialogs';
import { DeskTurn } from '../dialogs/deskTurn.js';
import { MAIN_DIALOG, type MainDialog, type MainOptions } from '../dialogs/mainDialog.js';
import type { LanguageBook } from '../services/localization/texts.js';
import type { Caller } from '../services/model.js';
import type { ChannelUser, IdentityDirectory, UserProfile, UserProfiles } from '../services/ports.js';
import { readLanguageEvent } from './languageEvent.js';

/** What the bot itself remembers of a conversation. */
interface Greeting {
  welcomed?: boolean;
  /** The locale that was answered in the default language, and said so. */
  languageNotice?: string;
}

export interface DeskBotParts {
  readonly main: MainDialog;
  readonly conversations: ConversationState;
  readonly identities: IdentityDirectory;
  readonly profiles: UserProfiles;
  readonly languages: LanguageBook;
}

/** One turn of any channel: finds out who speaks and in which language, then lets the main dialog answer. */
export class DeskBot {
  private readonly dialogs: DialogSet;
  private readonly greeting: StatePropertyAccessor<Greeting>;

  constructor(private readonly parts: DeskBotParts) {
    const stack: StatePropertyAccessor<DialogState> = parts.conversations.createProperty('dialog');
    this.dialogs = new DialogSet(stack);
    this.dialogs.add(parts.main);
    this.greeting = parts.conversations.createProperty('greeting');
  }

  /** Runs a turn and keeps what it changed; a turn that fails leaves the conversation as it was. */
  async onTurn(context: TurnContext): Promise<void> {
    const { activity } = context;
    const opening = openingOf(activity);
    const language = readLanguageEvent(activity);
    if (!opening && !language) return;
    const caller = await this.parts.identities.callerFor(channelUserOf(activity));
    if (!caller) {
      if (opening === 'spoken') await this.closeDoor(context);
      return;
    }
    const turn = await this.setUp(context, caller);
    if (language) await this.changeLanguage(turn, language);
    else if (opening) await this.answer(turn, opening);
    await this.parts.conversations.saveChanges(context);
  }

  private async answer(turn: DeskTurn, opening: MainOptions['opening']): Promise<void> {
    const { context } = turn;
    const greeting = await this.greeting.get(context, {});
    if (opening === 'joined' && greeting.welcomed) return;
    greeting.welcomed = true;
    await this.noticeLanguage(turn, greeting);
    const dc = await this.dialogs.createContext(context);
    const { status } = opening === 'joined' ? { status: DialogTurnStatus.empty } : await dc.continueDialog();
    if (status === DialogTurnStatus.empty)
      await dc.beginDialog(MAIN_DIALOG, { opening } satisfies MainOptions);
  }

  /** Says once that the channel's language is not one of ours. */
  private async noticeLanguage(turn: DeskTurn, greeting: Greeting): Promise<void> {
    const { locale } = turn.context.activity;
    if (!locale || this.parts.languages.speaks(locale) || greeting.languageNotice !== undefined) return;
    const { language } = await this.parts.profiles.get(turn.caller);
    if (language !== undefined) return;
    greeting.languageNotice = locale.slice(0, 35);
    await turn.say('common.languageNotSpoken');
  }

  private async changeLanguage(turn: DeskTurn, language: string): Promise<void> {
    if (!this.parts.languages.speaks(language)) return;
    await turn.switchLanguage(language);
    const dc = await this.dialogs.createContext(turn.context);
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

  private async closeDoor(context: TurnContext): Promise<void> {
    const texts = this.parts.languages.textsFor(context.activity.locale);
    await context.sendActivity({
      type: ActivityTypes.Message,
      text: texts.say('common.unknownUser'),
      textFormat: 'plain',
    });
  }
}

/** The chosen language, with the region of the channel's locale where both are of one language. */
function chosenLocale(profile: UserProfile, locale: string | undefined): string | undefined {
  const { language } = profile;
  if (language === undefined) return locale;
  return locale?.toLowerCase().startsWith(language) ? locale : language;
}

/** What the activity means to the desk; undefined for what it does not answer (typing, reactions, unknown types). */
function openingOf(activity: Activity): MainOptions['opening'] | undefined {
  switch (activity.type) {
    case ActivityTypes.Message:
      return 'spoken';
    case ActivityTypes.ConversationUpdate:
      return activity.membersAdded?.some(({ id }) => id !== activity.recipient?.id) ? 'joined' : undefined;
    case ActivityTypes.InstallationUpdate:
      return activity.action?.startsWith('add') ? 'joined' : undefined;
    default:
      return undefined;
  }
}

function channelUserOf(activity: Activity): ChannelUser {
  const { from, channelId, conversation } = activity;
  return { channelId, userId: from.aadObjectId ?? from.id, tenantId: conversation.tenantId };
}
