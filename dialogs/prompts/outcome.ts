import type { SaidOptions } from '../plainWords/taskWish.js';

/** How a step or a task ended. `T` is what it answers when the user answered it. JSON-safe, because stacks keep it. */
export type Outcome<T> =
  | { readonly kind: 'answer'; readonly value: T }
  /** Answered in the user's own words, which may choose what later steps ask as well. */
  | { readonly kind: 'said'; readonly options: SaidOptions }
  /** Show the step before this one again. */
  | Leaving<'back'>
  /** The user wants out; whoever holds a draft asks before it is dropped. */
  | Leaving<'cancel'>
  /** Out and already confirmed: nobody asks again. */
  | { readonly kind: 'left' }
  /** To the first menu; drafts are kept. */
  | Leaving<'restart'>;

/** A step that is left before it was answered. */
interface Leaving<K> {
  readonly kind: K;
  /** What was entered in the step so far, for its task to keep; absent when there is nothing to keep. */
  readonly entered?: unknown;
}

/** Results of dialogs are untyped in the SDK: this gives them their type back. */
export function asOutcome(result: unknown): Outcome<unknown> | undefined {
  return typeof result === 'object' && result !== null && 'kind' in result
    ? (result as Outcome<unknown>)
    : undefined;
}

export function answer<T>(value: T): Outcome<T> {
  return { kind: 'answer', value };
}
