import type { Texts } from '../localization/texts.js';
import type { Caller } from '../model.js';

/** Tells users something outside of their turns, in their own chat. */
export interface Teller {
  /** @param words in the user's language. @returns whether the user got it, as far as the channel says */
  tell(user: Pick<Caller, 'partnerId' | 'userId'>, words: (texts: Texts) => string): Promise<boolean>;
}
