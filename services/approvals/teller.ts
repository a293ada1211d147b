import type { Texts } from '../localization/texts.js';
import type { Caller } from '../model.js';

/** What a user is told. */
export interface Telling {
  readonly text: string;
  /** Where the user finds more about it: a button leads there. */
  readonly leadsTo: 'menu' | { readonly requestId: string };
}

/** Tells users something outside of their turns, in their own chat. */
export interface Teller {
  /** @param words in the user's language. @returns whether the user got it, as far as the channel says */
  tell(user: Pick<Caller, 'partnerId' | 'userId'>, words: (texts: Texts) => Telling): Promise<boolean>;
}
