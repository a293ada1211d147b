import { type Activity, ActivityTypes, type TurnContext } from 'botbuilder-core';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../../services/clock.js';
import { RateLimit } from '../http/rateLimit.js';
import { asksBeside } from '../invokes/asksBeside.js';
import type { Logger } from '../log.js';

/** A burst is over when its user was quiet, or slow enough, for so long. */
const BURST_OVER_AFTER_MS = 10_000;
const REMEMBERED_USERS = 20_000;

export interface TurnLimitParts {
  /** 0: no limit. */
  readonly userTurnsPerMinute: number;
  readonly clock: Clock;
  readonly log: Logger;
  /** What a user beyond the limit is told, in the language of the channel. */
  readonly sentence: (locale: string | undefined) => string;
}

/**
 * How many turns a user may have. Counted once the channel has vouched for the sender: nobody can use up the turns of
 * somebody else. Who is too fast is told so once a burst; the turns beyond the limit are not run.
 */
export class TurnLimit {
  readonly #rate: RateLimit;
  readonly #refusedAtMs = new LRUCache<string, number>({ max: REMEMBERED_USERS });

  constructor(private readonly parts: TurnLimitParts) {
    this.#rate = new RateLimit(parts.userTurnsPerMinute);
  }

  /** Counts a turn; says what there is to say when it must not run. @returns whether it may */
  async admits(context: TurnContext): Promise<boolean> {
    const { activity } = context;
    const key = keyOf(activity);
    if (isOwn(activity) || this.#rate.admits(key)) return true;
    const isBurst = this.#goesOn(key);
    if (!isBurst) this.parts.log.info(idsOf(activity), 'user over the turn limit');
    await this.#tell(context, isBurst);
    return false;
  }

  /** Whether the user's last refusal was of the same burst. */
  #goesOn(key: string): boolean {
    const nowMs = this.parts.clock.now().getTime();
    const lastMs = this.#refusedAtMs.get(key);
    this.#refusedAtMs.set(key, nowMs);
    return lastMs !== undefined && nowMs - lastMs < BURST_OVER_AFTER_MS;
  }

  async #tell(context: TurnContext, isBurst: boolean): Promise<void> {
    const { type, locale } = context.activity;
    if (type === ActivityTypes.Invoke) {
      // Without this the channel is told 501, "not implemented".
      await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 429 } });
    } else if (type === ActivityTypes.Message && !isBurst) {
      await context.sendActivity({
        type: ActivityTypes.Message,
        text: this.parts.sentence(locale),
        textFormat: 'plain',
      });
    }
  }
}

/** Look-ups are counted by themselves: whoever seeks while typing has not spoken yet. */
function keyOf(activity: Activity): string {
  const user = `${activity.channelId}\n${activity.from?.id}`;
  return asksBeside(activity) ? `${user}\nlook-ups` : user;
}

/** What the SDK calls a turn that the desk itself began: to say something later, or in another conversation. */
const OWN_TURNS: ReadonlySet<unknown> = new Set(['ContinueConversation', 'CreateConversation']);

function isOwn({ type, name }: Activity): boolean {
  return type === ActivityTypes.Event && OWN_TURNS.has(name);
}

function idsOf({ channelId, conversation, from }: Activity) {
  return { channelId, conversationId: conversation.id, userId: from.id };
}
