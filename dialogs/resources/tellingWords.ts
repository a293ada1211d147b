import { NameIndex } from '../../services/search/nameIndex.js';

/** So many letters may be left out at the end of a word: `machine` is `machines`. */
const LEFT_OUT = 2;
const START_FROM_LENGTH = 3;

/** One wrong letter in a shorter word may well be another word: `best` is not `rest`. */
const MISTYPED_FROM_LENGTH = 5;

/** Words each of which tells by itself what a question is about, as typed, cut short or mistyped. */
export class TellingWords {
  private readonly words: readonly string[];
  private readonly index: NameIndex<string>;

  /** @param words folded */
  constructor(words: readonly string[]) {
    this.words = [...new Set(words)];
    this.index = new NameIndex(this.words, (word) => ({ names: [], words: [word] }));
  }

  /** @param word folded */
  has(word: string): boolean {
    return (
      this.words.some((own) => own === word || isStart(word, own)) ||
      (word.length >= MISTYPED_FROM_LENGTH && this.index.wordsNear(word).length > 0)
    );
  }
}

function isStart(word: string, whole: string): boolean {
  const leftOut = whole.length - word.length;
  return word.length >= START_FROM_LENGTH && leftOut <= LEFT_OUT && whole.startsWith(word);
}
