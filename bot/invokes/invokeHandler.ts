import type { TurnContext } from 'botbuilder';
import type { z } from 'zod';
import type { Texts } from '../../services/localization/texts.js';
import type { Caller } from '../../services/model.js';

/** Who asks, and in which language the desk answers. */
export interface InvokeTurn {
  readonly context: TurnContext;
  readonly caller: Caller;
  readonly texts: Texts;
}

/** What the HTTP request of the invoke is answered with. */
export interface InvokeAnswer {
  readonly status: number;
  readonly body?: unknown;
}

/** Answers invokes of one name. What they bring is checked before. */
export interface InvokeHandler {
  /** Such as `composeExtension/query`. */
  readonly name: string;
  /** @returns undefined when the value is not of the expected form */
  answer(turn: InvokeTurn, value: unknown): Promise<InvokeAnswer | undefined>;
  /** For somebody whom the desk does not let in; a refusal that says `sentence` unless set. */
  refusal?(sentence: string, value: unknown): InvokeAnswer;
}

/** A handler of invokes whose value is of `form`. */
export function invokeHandler<T>(
  name: string,
  form: z.ZodType<T>,
  answer: (turn: InvokeTurn, value: T) => Promise<InvokeAnswer>,
): InvokeHandler {
  return {
    name,
    async answer(turn, value) {
      const parsed = form.safeParse(value);
      return parsed.success ? answer(turn, parsed.data) : undefined;
    },
  };
}
