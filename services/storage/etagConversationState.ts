import { ConversationState, calculateChangeHash, type StoreItem, type TurnContext } from 'botbuilder-core';
import { UnreachableError } from '../errors.js';

/** What storage held when the turn last read or wrote it. */
interface KnownState {
  readonly hash: string;
  /** Undefined when there was none, and after the turn's own write, which storage does not answer with an ETag. */
  readonly eTag: string | undefined;
  readonly isOwnWrite: boolean;
}

/**
 * Conversation state that is saved only over the version that the turn read. The SDK's saves with `*`: of two turns
 * at once the last one wins and the other's answers are lost without a word.
 */
export class EtagConversationState extends ConversationState {
  readonly #knownKey = Symbol('known state');

  /** In a group every member has a conversation of their own: nobody's words land in another's form. */
  override getStorageKey(context: TurnContext): string | undefined {
    const { conversation, from } = context.activity;
    const key = super.getStorageKey(context);
    return conversation.isGroup ? `${key}users/${from.id}` : key;
  }

  override async load(context: TurnContext, force = false): Promise<StoreItem> {
    const cached: StoreItem | undefined = this.get(context);
    if (cached && !force) return cached;
    const state: StoreItem = await super.load(context, force);
    this.#know(context, { hash: calculateChangeHash(state), eTag: state.eTag, isOwnWrite: false });
    return state;
  }

  /** @throws UnreachableError `StateConflict` when another turn saved in between; nothing is written then */
  override async saveChanges(context: TurnContext, force = false): Promise<void> {
    const state: StoreItem | undefined = this.get(context) ?? (force ? await this.load(context) : undefined);
    if (!state) return;
    const hash = calculateChangeHash(state);
    const known: KnownState | undefined = context.turnState.get(this.#knownKey);
    if (!force && hash === known?.hash) return;

    const key = await this.storageKey(context);
    const eTag = known?.isOwnWrite ? await this.#eTagOfOwnWrite(key, known.hash) : known?.eTag;
    await this.storage.write({ [key]: { ...state, eTag } });
    this.#know(context, { hash, eTag: undefined, isOwnWrite: true });
  }

  /** The ETag that the turn's last write got, if what is stored still is that write. */
  async #eTagOfOwnWrite(key: string, hash: string): Promise<string> {
    const stored: StoreItem | undefined = (await this.storage.read([key]))[key];
    if (stored?.eTag && calculateChangeHash(stored) === hash) return stored.eTag;
    throw new UnreachableError('StateConflict', 'the state was changed by another turn since it was written');
  }

  #know(context: TurnContext, known: KnownState): void {
    context.turnState.set(this.#knownKey, known);
  }
}
