import type { Sliced } from '../slices.js';

/** Finds words by a part of at least three characters, wherever it stands in them. */
export class TrigramIndex {
  readonly #wordsByTrigram = new Map<string, number[]>();

  private constructor(private readonly words: readonly string[]) {}

  /** @param words their places are their numbers */
  static *building(words: readonly string[]): Sliced<TrigramIndex> {
    const index = new TrigramIndex(words);
    for (const [number, word] of words.entries()) {
      index.#add(word, number);
      yield;
    }
    return index;
  }

  /**
   * The numbers of the words that contain `part`; none when it is shorter than three characters.
   * @param most how many words are looked at: of those that share its rarest three characters
   */
  containing(part: string, most: number): number[] {
    const trigrams = trigramsOf(part);
    let rarest: readonly number[] | undefined;
    for (const trigram of trigrams) {
      const numbers = this.#wordsByTrigram.get(trigram) ?? [];
      if (!rarest || numbers.length < rarest.length) rarest = numbers;
    }
    return (rarest ?? []).slice(0, most).filter((number) => this.words[number]?.includes(part));
  }

  #add(word: string, number: number): void {
    for (const trigram of new Set(trigramsOf(word))) {
      const numbers = this.#wordsByTrigram.get(trigram);
      if (numbers) numbers.push(number);
      else this.#wordsByTrigram.set(trigram, [number]);
    }
  }
}

function trigramsOf(word: string): string[] {
  return Array.from({ length: Math.max(0, word.length - 2) }, (_, start) => word.slice(start, start + 3));
}
