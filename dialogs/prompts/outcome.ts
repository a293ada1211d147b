/** How a step or a task ended. `T` is what it answers when the user answered it. JSON-safe, because stacks keep it. */
export type Outcome<T> =
  | { readonly kind: 'answer'; readonly value: T }
  /** Show the step before this one again. */
  | { readonly kind: 'back' }
  /** The user wants out; whoever holds a draft asks before it is dropped. */
  | { readonly kind: 'cancel' }
  /** Out and already confirmed: nobody asks again. */
  | { readonly kind: 'left' }
  /** To the first menu; drafts are kept. */
  | { readonly kind: 'restart' };

/** Results of dialogs are untyped in the SDK: this gives them their type back. */
export function asOutcome(result: unknown): Outcome<unknown> | undefined {
  return typeof result === 'object' && result !== null && 'kind' in result
    ? (result as Outcome<unknown>)
    : undefined;
}

export function answer<T>(value: T): Outcome<T> {
  return { kind: 'answer', value };
}
