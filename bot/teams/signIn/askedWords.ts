import type { Activity, StatePropertyAccessor, TurnContext } from 'botbuilder';
import { z } from 'zod';
import type { Clock } from '../../../services/clock.js';
import { DeskError } from '../../../services/errors.js';
import type { DeskState } from '../../conversationMemory.js';

/** More than people type; what is longer has to be said again. */
const MOST_CHARACTERS = 16_000;
/** Whoever signs in later does not expect an answer any more. */
const LONGEST_WAIT_MS = 60 * 60_000;

const words = z.object({
  type: z.literal('message'),
  id: z.string().optional(),
  replyToId: z.string().optional(),
  text: z.string().optional(),
  textFormat: z.string().optional(),
  value: z.unknown().optional(),
  attachments: z.array(z.looseObject({ contentType: z.string() })).optional(),
});
const kept = z.object({ words: words.optional(), atMs: z.number() });

/** Somebody who was asked to sign in, and what they had said or pressed; without words where there is nothing to go on with. */
export interface Asked {
  readonly words: Partial<Activity> | undefined;
}

/** What a user said, or pressed, before they were signed in; kept with the conversation until they are. */
export class AskedWords {
  readonly #state: StatePropertyAccessor<unknown>;

  constructor(
    private readonly conversations: DeskState,
    private readonly clock: Clock,
  ) {
    this.#state = conversations.createProperty('signIn');
  }

  /** @param said undefined where there is nothing to go on with */
  async keep(context: TurnContext, said: Activity | undefined): Promise<void> {
    await this.conversations.load(context, true);
    const atMs = this.clock.now().getTime();
    await this.#state.set(context, { words: said && shortEnough(words.safeParse(said).data), atMs });
    await this.conversations.saveChanges(context);
  }

  /** Whether somebody was asked to sign in here of late and has not. */
  async isWaiting(context: TurnContext): Promise<boolean> {
    await this.conversations.load(context, true);
    return (await this.#found(context)) !== undefined;
  }

  /**
   * Takes them out: they are run once, also where two processes hear of the sign-in.
   * @returns undefined where nobody is waiting, or another process has gone on already
   */
  async take(context: TurnContext): Promise<Asked | undefined> {
    await this.conversations.load(context, true);
    const found = await this.#found(context);
    await this.#state.delete(context);
    try {
      await this.conversations.saveChanges(context);
    } catch (error) {
      if (error instanceof DeskError && error.code === 'StateConflict') return undefined;
      throw error;
    }
    return found;
  }

  async #found(context: TurnContext): Promise<Asked | undefined> {
    const { data } = kept.safeParse(await this.#state.get(context));
    if (!data || this.clock.now().getTime() - data.atMs > LONGEST_WAIT_MS) return undefined;
    return { words: data.words as Partial<Activity> | undefined };
  }
}

function shortEnough<T>(said: T): T | undefined {
  return JSON.stringify(said ?? '').length > MOST_CHARACTERS ? undefined : said;
}
