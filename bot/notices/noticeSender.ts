import type { Activity, BotAdapter, TurnContext } from 'botbuilder';
import { DeskError } from '../../services/errors.js';
import type { NoticeAddress } from '../../services/notices/noticeRecord.js';
import { isLoopbackUrl } from '../adapter/loopback.js';
import { noteTurn } from '../turnNotes.js';

/**
 * What became of a message. `refused`: it did not go through, as far as the channel says, and another try may help; `gone`:
 * no other try will; `unknown`: it may have arrived.
 */
export type Delivery = 'told' | 'refused' | 'gone' | 'unknown';

export interface NoticeSenderParts {
  /** The one for each kind of address. */
  readonly adapters: Readonly<Record<NoticeAddress['via'], BotAdapter>>;
  /** Of the bot's registration; absent on a desk that only talks to its own machine. */
  readonly appId?: string | undefined;
  /** Whether the user whose chat it is may hear of customers at present; every user may unless set. */
  readonly mayHear?: MayHear | undefined;
}

/** Of the user of a turn that the desk begins itself. Rejects with a DeskError where that cannot be known. */
export type MayHear = (context: TurnContext) => Promise<boolean>;

/** What the channel says where the bot was removed, or the user is no more. */
const GONE: readonly unknown[] = [403, 404, 410];
/** Nothing was sent where nobody listens. */
const NOT_SENT: readonly unknown[] = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
];

/** Speaks to users outside of their turns, in line with the turns of their conversations. */
export class NoticeSender {
  constructor(private readonly parts: NoticeSenderParts) {}

  /** Never rejects for what a channel does. Must not be called within a turn of the same conversation. */
  async send(address: NoticeAddress, message: Partial<Activity>): Promise<Delivery> {
    const { adapters, appId } = this.parts;
    const { via, reference, locale } = address;
    // Without a registration nobody vouched for the address: it is of this machine, or nowhere.
    if (via === 'botFramework' && appId === undefined && !isLoopbackUrl(reference.serviceUrl)) return 'gone';
    // A conversation that this server does not have is not entered at all.
    let delivery: Delivery = 'refused';
    const tell = async (context: TurnContext) => {
      noteTurn(context, { kind: 'notice' });
      // The SDK makes an id up, which would make the message a reply to what nobody said.
      context.activity.id = undefined as unknown as string;
      if (!(await this.#mayHear(context))) return;
      // What goes wrong here must not reach the turn's own handler, which would apologize for it.
      delivery = await context.sendActivity(message).then(() => 'told' as const, deliveryOf);
    };
    try {
      const named = {
        ...reference,
        user: { ...reference.user, name: '' },
        bot: { ...reference.bot, name: '' },
      };
      const conversation = { ...reference.conversation, isGroup: false, name: '', conversationType: '' };
      const whole = { ...named, conversation: { ...conversation, ...reference.conversation }, locale };
      await adapters[via].continueConversationAsync(appId ?? '', whole, tell);
    } catch (error) {
      return deliveryOf(error);
    }
    return delivery;
  }

  /** Not where it cannot be known: there is another time. */
  async #mayHear(context: TurnContext): Promise<boolean> {
    try {
      return (await this.parts.mayHear?.(context)) ?? true;
    } catch (error) {
      if (error instanceof DeskError) return false;
      throw error;
    }
  }
}

/** @throws what is no fault of a channel */
function deliveryOf(error: unknown): Delivery {
  const cause = error instanceof DeskError ? (error.cause ?? error) : error;
  if (!(cause instanceof Error)) throw error;
  const { statusCode, code } = cause as { statusCode?: unknown; code?: unknown };
  if (GONE.includes(statusCode)) return 'gone';
  if (typeof statusCode === 'number' || NOT_SENT.includes(code)) return 'refused';
  return 'unknown';
}
