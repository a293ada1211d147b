import type { Attachment } from 'botbuilder';
import type { Command } from '../commands.js';
import type { SwitchOffer } from '../plainWords/switchOffer.js';
import type { SaidOptions } from '../plainWords/taskWish.js';
import type { Choice } from './choice.js';

/** A step as it is shown: its card and everything that can be pressed or typed instead. */
export interface StepView {
  readonly card: Attachment;
  readonly choices: readonly Choice[];
}

/** What a step makes of an input. Sentences come finished, in the user's language. */
export type Reading<TData, TAnswer> =
  | { readonly kind: 'answer'; readonly value: TAnswer }
  /** Answered in the user's own words, perhaps together with later steps: the task takes what they choose. */
  | { readonly kind: 'said'; readonly options: SaidOptions }
  /** Not an answer yet, but the card changes: another page, a filter, a field. */
  | { readonly kind: 'change'; readonly data: TData; readonly say?: string }
  /** Not acceptable: says why and what to do, shows the card again with nothing lost. */
  | { readonly kind: 'refuse'; readonly say: string; readonly data?: TData }
  /** Answered with a message of its own: the card stands as it is and can be used again. */
  | { readonly kind: 'tell'; readonly say: string }
  /** Words that mean nothing to the step. */
  | { readonly kind: 'unknown' }
  /** As if the user had said the command. */
  | { readonly kind: 'command'; readonly command: Command }
  /** A wish for another task, which is asked about on top of the step. */
  | Extract<SwitchOffer, { kind: 'aside' }>;
