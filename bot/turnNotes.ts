import type { TurnContext } from 'botbuilder-core';

/** What a turn found out about itself, for its line in the log. No words, no names. */
export interface TurnNotes {
  /** Where the conversation stands after the turn: ids of its dialogs and step, the outermost first. */
  readonly at?: string | undefined;
  /** How often it was run because another turn of the conversation was ahead of it; 1 at least. */
  readonly attempts: number;
  /** A question of a client outside the conversation, a message that nobody asked for, a delivery that was answered before, somebody who is not let in. */
  readonly kind: 'turn' | 'invoke' | 'notice' | 'repeated' | 'closed' | 'ignored';
}

const NOTES = Symbol('turn notes');
const NONE: TurnNotes = { attempts: 1, kind: 'turn' };

/** Adds to what is noted of the turn. */
export function noteTurn(context: TurnContext, notes: Partial<TurnNotes>): void {
  context.turnState.set(NOTES, { ...notesOf(context), ...notes });
}

export function notesOf(context: TurnContext): TurnNotes {
  return (context.turnState.get(NOTES) as TurnNotes | undefined) ?? NONE;
}
