import { ConversationState, type Storage, type StoreItem, type TurnContext } from 'botbuilder-core';
import { z } from 'zod';
import { RefusedError } from '../errors.js';
import { memberOf } from '../groupMembers.js';
import type { StateStore } from './stateStore.js';

const storedState = z.record(z.string(), z.unknown());

/** A conversation holds drafts of bounded length: one that outgrows this is not the desk's doing. */
export const MAX_STATE_BYTES = 512 * 1024;

/** What the store held when the turn last read or wrote it. */
interface KnownState {
  /** Undefined where there was none. */
  readonly version: string | undefined;
  readonly text: string;
}

/**
 * Conversation state that is saved only over the version that the turn read. The SDK's saves with `*`: of two turns
 * at once the last one wins and the other's answers are lost without a word. Only what changed is written.
 */
export class EtagConversationState extends ConversationState {
  readonly #knownKey = Symbol('known state');

  constructor(private readonly store: StateStore) {
    super(NO_STORAGE);
  }

  /**
   * In a group every member has a conversation of their own, in a channel one a thread: nobody's words land in another's
   * form. What happens to the group itself has one for all.
   */
  override getStorageKey(context: TurnContext): string | undefined {
    const key = super.getStorageKey(context);
    const member = memberOf(context.activity);
    return member === undefined ? key : `${key}users/${member}`;
  }

  /** @throws RefusedError `DocumentCorrupt` when what is stored is not what was written; UnreachableError */
  override async load(context: TurnContext, force = false): Promise<StoreItem> {
    const cached: StoreItem | undefined = this.get(context);
    if (cached && !force) return cached;
    const entry = await this.store.read(await this.#keyOf(context));
    this.#know(context, { version: entry?.version, text: entry?.text ?? '{}' });
    const state = entry ? parsed(entry.text) : {};
    await this.clear(context);
    return Object.assign(this.get(context), state);
  }

  /**
   * @throws UnreachableError `StateConflict` when another turn saved in between; RefusedError `StateTooLarge`; nothing
   * is written then
   */
  override async saveChanges(context: TurnContext, force = false): Promise<void> {
    const state: StoreItem | undefined = this.get(context) ?? (force ? await this.load(context) : undefined);
    if (!state) return;
    const text = JSON.stringify(state);
    const known = this.#known(context);
    if (!force && text === known.text) return;
    if (Buffer.byteLength(text) > MAX_STATE_BYTES)
      throw new RefusedError('StateTooLarge', 'the conversation has outgrown what is kept of it');
    const version = await this.store.write(await this.#keyOf(context), text, known.version);
    this.#know(context, { version, text });
  }

  override async delete(context: TurnContext): Promise<void> {
    await this.store.delete(await this.#keyOf(context));
    await this.clear(context);
    this.#know(context, { version: undefined, text: '{}' });
  }

  /** Deletes what is kept of another conversation of the turn's channel. */
  async deleteOther({ activity }: TurnContext, conversationId: string): Promise<void> {
    await this.store.delete(`${activity.channelId}/conversations/${conversationId}/`);
  }

  async #keyOf(context: TurnContext): Promise<string> {
    return this.storageKey(context);
  }

  #known(context: TurnContext): KnownState {
    return context.turnState.get(this.#knownKey) ?? { version: undefined, text: '{}' };
  }

  #know(context: TurnContext, known: KnownState): void {
    context.turnState.set(this.#knownKey, known);
  }
}

/** The SDK's part of the state is never asked for any: every method that would is overridden. */
const NO_STORAGE: Storage = {
  read: async () => ({}),
  write: async () => {},
  delete: async () => {},
};

function parsed(text: string): Record<string, unknown> {
  try {
    return storedState.parse(JSON.parse(text));
  } catch (cause) {
    throw new RefusedError('DocumentCorrupt', 'a bot state entry is not readable', { cause });
  }
}
