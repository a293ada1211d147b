import type { Activity, StatePropertyAccessor, TurnContext } from 'botbuilder';
import { z } from 'zod';
import { DeskError } from '../../../services/errors.js';
import type { DeskState } from '../../conversationMemory.js';

/** More than people type; what is longer has to be said again. */
const MOST_CHARACTERS = 16_000;

const words = z.object({
  type: z.literal('message'),
  id: z.string().optional(),
  replyToId: z.string().optional(),
  text: z.string().optional(),
  textFormat: z.string().optional(),
  value: z.unknown().optional(),
  attachments: z.array(z.looseObject({ contentType: z.string() })).optional(),
});
const kept = z.object({ words: words.optional() });

/** What a user said, or pressed, before they were signed in; kept with the conversation until they are. */
export class AskedWords {
  readonly #state: StatePropertyAccessor<unknown>;

  constructor(private readonly conversations: DeskState) {
    this.#state = conversations.createProperty('signIn');
  }

  /** @param said undefined where there is nothing to go on with */
  async keep(context: TurnContext, said: Activity | undefined): Promise<void> {
    await this.conversations.load(context, true);
    await this.#state.set(context, { words: said && shortEnough(words.safeParse(said).data) });
    await this.conversations.saveChanges(context);
  }

  /** Whether somebody was asked to sign in here and has not. */
  async isWaiting(context: TurnContext): Promise<boolean> {
    await this.conversations.load(context, true);
    return kept.safeParse(await this.#state.get(context)).success;
  }

  /** Takes them out: they are run once, also where two processes hear of the sign-in. */
  async take(context: TurnContext): Promise<Partial<Activity> | undefined> {
    await this.conversations.load(context, true);
    const { data } = kept.safeParse(await this.#state.get(context));
    await this.#state.delete(context);
    try {
      await this.conversations.saveChanges(context);
    } catch (error) {
      if (error instanceof DeskError && error.code === 'StateConflict') return undefined;
      throw error;
    }
    return data?.words as Partial<Activity> | undefined;
  }
}

function shortEnough<T>(said: T): T | undefined {
  return JSON.stringify(said ?? '').length > MOST_CHARACTERS ? undefined : said;
}
