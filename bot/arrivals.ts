import { createHash } from 'node:crypto';
import type { Activity, StatePropertyAccessor, TurnContext } from 'botbuilder';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { Clock } from '../services/clock.js';

/** What is kept of an activity that was taken. */
const arrival = z.object({ print: z.string(), at: z.number() });
type Arrival = z.infer<typeof arrival>;
const arrivals = z.array(arrival);

/** Channels try again within seconds: Teams after 15. */
const REMEMBERED_MS = 5 * 60_000;
const REMEMBERED = 10;
/** A turn whose answer went out in another process is over by then, and one that was cut off has lost it. */
const LOST_AFTER_MS = 5_000;

/** Whether an activity is new, was answered, or was taken by a process that may have ended before it answered. */
export type ArrivalKind = 'new' | 'answered' | 'unanswered';

/**
 * Knows the activities of a conversation that a channel delivers again. An id alone is not enough to go by: some clients
 * give all their messages the same one.
 */
export class Arrivals {
  /** What this process has answered. */
  readonly #answered = new LRUCache<string, true>({ max: 5_000 });

  constructor(
    private readonly kept: StatePropertyAccessor<Arrival[]>,
    private readonly clock: Clock,
  ) {}

  /** Takes note of a new activity. */
  async take(context: TurnContext): Promise<ArrivalKind> {
    const print = printOf(context.activity);
    if (print === undefined) return 'new';
    const now = this.clock.now().getTime();
    const known = arrivals.safeParse(await this.kept.get(context)).data ?? [];
    const recent = known.filter(({ at }) => now - at < REMEMBERED_MS);
    const earlier = recent.find((one) => one.print === print);
    if (!earlier) {
      await this.kept.set(context, [...recent, { print, at: now }].slice(-REMEMBERED));
      return 'new';
    }
    return this.#answered.has(print) || now - earlier.at < LOST_AFTER_MS ? 'answered' : 'unanswered';
  }

  /** The activity's answer has gone out. */
  noteAnswered(activity: Activity): void {
    const print = printOf(activity);
    if (print !== undefined) this.#answered.set(print, true);
  }
}

function printOf({ channelId, conversation, id, type, text, value }: Activity): string | undefined {
  if (id === undefined || id === '') return undefined;
  const whole = JSON.stringify([channelId, conversation.id, id, type, text, value]);
  return createHash('sha256').update(whole).digest('base64url').slice(0, 22);
}
