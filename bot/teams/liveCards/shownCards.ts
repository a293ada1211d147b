import type { Attachment } from 'botbuilder';
import { LRUCache } from 'lru-cache';

/** A card as it was sent. */
export interface ShownCard {
  /** Id of its activity, by which the channel can replace it. */
  readonly activityId: string;
  readonly card: Attachment;
}

/** Characters of JSON in all: at most twice as many bytes. */
const MOST_CHARACTERS = 8 * 1024 * 1024;
/** A step that is drawn again and again keeps so many of its cards. */
const MOST_OF_A_STEP = 4;

interface KeptCard {
  readonly activityId: string;
  readonly json: string;
}

/**
 * The cards that stand on screens unanswered, by the token of their step. In the memory of this process only: a card that
 * is not known any more stays as it is.
 */
export class ShownCards {
  readonly #cards = new LRUCache<string, readonly KeptCard[]>({
    maxSize: MOST_CHARACTERS,
    sizeCalculation: (kept) =>
      kept.reduce((sum, { activityId, json }) => sum + activityId.length + json.length, 1),
  });

  keep(step: string, { activityId, card }: ShownCard): void {
    const others = (this.#cards.get(step) ?? []).filter((kept) => kept.activityId !== activityId);
    this.#cards.set(step, [...others, { activityId, json: JSON.stringify(card) }].slice(-MOST_OF_A_STEP));
  }

  /** The cards of a step, which are given up: it is answered. */
  take(step: string): ShownCard[] {
    const kept = this.#cards.get(step) ?? [];
    this.#cards.delete(step);
    return kept.map(({ activityId, json }) => ({ activityId, card: JSON.parse(json) as Attachment }));
  }
}
