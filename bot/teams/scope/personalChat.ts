import type { Activity, TurnContext } from 'botbuilder';
import { UnreachableError } from '../../../services/errors.js';

/** Somebody as a channel knows them, and where it is reached. Read from activities whose sender the channel proved. */
export interface Person {
  readonly channelId: string;
  readonly serviceUrl: string;
  readonly tenantId: string | undefined;
  readonly user: Activity['from'];
  readonly bot: Activity['recipient'];
  /** The channel's, for whoever has chosen none here. */
  readonly locale: string | undefined;
}

/** An adapter that can begin a chat of two, or find the one there is. */
export interface ChatOpener {
  /** Of the bot's registration; absent without one. */
  readonly appId: string | undefined;
  /**
   * Runs `turn` in the person's own chat, as an activity that they sent there without words. Resolves when it is over.
   * Rejects when the channel refuses the chat.
   */
  openChat(person: Person, turn: (chat: TurnContext) => Promise<void>): Promise<void>;
}

/**
 * Why a person could not be written to: the app is not installed for them, the channel did not answer or had reasons of its
 * own, or there is no way from here.
 */
export type ChatRefusal = 'notInstalled' | 'refused' | 'impossible';

/** Whoever sent the activity. */
export function personOf(activity: Activity): Person {
  const { channelId, serviceUrl, from, recipient, conversation, locale } = activity;
  const { tenantId }: { tenantId?: unknown } = conversation;
  return {
    channelId,
    serviceUrl,
    tenantId: typeof tenantId === 'string' ? tenantId : undefined,
    user: from,
    bot: recipient,
    locale,
  };
}

/** What opens chats on the turn's channel; undefined where nothing does. */
export function chatOpenerOf({ adapter }: TurnContext): ChatOpener | undefined {
  return 'openChat' in adapter ? (adapter as unknown as ChatOpener) : undefined;
}

/**
 * Says `first` in the person's own chat with the bot, and goes on with `turn`, in the order of what happens there. Neither
 * must wait for the conversation of `context`. What goes wrong in `turn` is said there.
 * @returns why there is no such chat, and `turn` has not run; undefined when all is said
 */
export async function openPersonalChat(
  context: TurnContext,
  person: Person,
  first: Partial<Activity>,
  turn?: (chat: TurnContext) => Promise<void>,
): Promise<ChatRefusal | undefined> {
  const opener = chatOpenerOf(context);
  if (!opener) return 'impossible';
  let isTaken = false;
  let fault: unknown;
  try {
    await opener.openChat(person, async (chat) => {
      // A channel may give a chat and then refuse what is said in it.
      try {
        await chat.sendActivity(first);
        isTaken = true;
      } catch (error) {
        fault = error;
        return;
      }
      await turn?.(chat);
    });
  } catch (error) {
    fault = error;
  }
  if (isTaken) return undefined;
  const refusal = refusalOf(fault);
  if (!refusal) throw fault;
  return refusal;
}

/** What the channel's service means; undefined for what is no answer of a channel. */
function refusalOf(error: unknown): ChatRefusal | undefined {
  if (isChannelError(error)) return error.statusCode === 403 ? 'notInstalled' : 'refused';
  if (!(error instanceof UnreachableError)) return undefined;
  return refusalOf(error.cause) ?? 'refused';
}

function isChannelError(error: unknown): error is Error & { readonly statusCode?: unknown } {
  return error instanceof Error && error.name === 'RestError';
}
