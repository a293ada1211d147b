/** One turn of a visit: what the person does, and what the answer has to show, as JSON text. */
export interface Step {
  readonly act:
    | { readonly kind: 'join' }
    | { readonly kind: 'say'; readonly words: string }
    /** The number of the request that was filed last. */
    | { readonly kind: 'sayNumber' }
    | { readonly kind: 'press'; readonly title: string; readonly fields: Readonly<Record<string, string>> };
  readonly shows: RegExp;
  /** The figures of this turn are kept under this name besides. */
  readonly mark?: string;
}

export function join(shows: RegExp): Step {
  return { act: { kind: 'join' }, shows };
}

export function say(words: string, shows: RegExp): Step {
  return { act: { kind: 'say', words }, shows };
}

export function sayNumber(shows: RegExp): Step {
  return { act: { kind: 'sayNumber' }, shows };
}

/** Presses a button or row of the newest card, with what the client would send for it. */
export function press(title: string, shows: RegExp, fields: Readonly<Record<string, string>> = {}): Step {
  return { act: { kind: 'press', title, fields }, shows };
}

export function marked(mark: string, step: Step): Step {
  return { ...step, mark };
}
