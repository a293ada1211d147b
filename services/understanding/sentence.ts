import { type SentenceWord, type WordSpan, wordsOf } from '../search/sentenceWords.js';

/** What words of a sentence may name; the training sentences hold `{customer}` and so on in their place. */
export const MENTION_KINDS = [
  'customer',
  'reservation',
  'product',
  'region',
  'quantity',
  'date',
  'email',
  'id',
] as const;
/** One of `MENTION_KINDS`. */
export type MentionKind = (typeof MENTION_KINDS)[number];

/** What a word is taken for; `plain` ones mean something and stay words for whoever reads the tokens. */
export type TakenFor = MentionKind | 'plain';

/** Longer texts are cut: what is wanted stands in the first sentences. */
const MAX_LENGTH = 800;
const MAX_WORDS = 120;
const CLAUSE_END = /[.,;:!?…\n\u3001\u3002\uff01\uff0c\uff1f]|\s[-–—]+\s/;

/**
 * The words of one text, and which of them were already taken for a name, a date and the like: nothing is named twice
 * by the same words.
 */
export class Sentence {
  /** As typed, cut. */
  readonly text: string;
  readonly words: readonly SentenceWord[];
  readonly #taken: (TakenFor | undefined)[];

  constructor(text: string) {
    this.text = text.slice(0, MAX_LENGTH).normalize('NFC');
    this.words = wordsOf(this.text).slice(0, MAX_WORDS);
    this.#taken = this.words.map(() => undefined);
  }

  /** Whether none of the words was taken for anything yet. */
  isFree({ from, to }: WordSpan): boolean {
    return this.#taken.slice(from, to).every((kind) => kind === undefined);
  }

  /** What the word was taken for. */
  kindAt(index: number): TakenFor | undefined {
    return this.#taken[index];
  }

  /** From now on the words are taken for this. */
  take({ from, to }: WordSpan, kind: TakenFor): void {
    this.#taken.fill(kind, from, to);
  }

  /** The words that a stretch of the text touches. */
  spanOf(start: number, end: number): WordSpan {
    const from = this.words.findIndex((word) => word.end > start);
    if (from < 0) return { from: 0, to: 0 };
    const after = this.words.findIndex((word) => word.start >= end);
    return { from, to: Math.max(from, after < 0 ? this.words.length : after) };
  }

  /** The folded words in order; those taken for the same thing are one placeholder, such as `{customer}`. */
  tokens({ from, to }: WordSpan = { from: 0, to: this.words.length }): string[] {
    const tokens: string[] = [];
    for (let index = from; index < to; index += 1) {
      const kind = this.#taken[index];
      const word = this.words[index]?.folded ?? '';
      if (kind === undefined || kind === 'plain') tokens.push(tokenOf(word));
      else if (index === from || kind !== this.#taken[index - 1]) tokens.push(placeholder(kind));
    }
    return tokens;
  }

  /** The tokens between one mark of punctuation and the next. */
  clauses(): string[][] {
    const clauses: string[][] = [];
    let from = 0;
    this.words.forEach(({ end }, index) => {
      const next = this.words[index + 1];
      if (next && !CLAUSE_END.test(this.text.slice(end, next.start))) return;
      clauses.push(this.tokens({ from, to: index + 1 }));
      from = index + 1;
    });
    return clauses;
  }
}

/** A word as a token: of a number, only that it is one. */
export function tokenOf(word: string): string {
  return /^\d+$/.test(word) ? placeholder('quantity') : word;
}

/** What stands in tokens and training sentences for words of the kind: `{customer}`. */
export function placeholder(kind: MentionKind): string {
  return `{${kind}}`;
}

/** Whether a token stands for a name, a number and the like. */
export function isPlaceholder(token: string): boolean {
  return token.startsWith('{');
}
