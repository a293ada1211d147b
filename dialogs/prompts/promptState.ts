import type { DialogInstance } from 'botbuilder-dialogs';
import type { Choice } from './choice.js';

/** What a prompt keeps between turns. */
export interface PromptState<TData> {
  data: TData;
  /** Changes with every accepted answer: a card with another token is out of date. */
  token: string;
  choices: readonly Choice[];
}

/** The SDK keeps the state untyped; a prompt is the only one that writes its own. */
export function stateOf<TData>(instance: DialogInstance | undefined): PromptState<TData> {
  return (instance?.state ?? {}) as PromptState<TData>;
}
