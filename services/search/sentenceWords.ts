import { foldText } from './foldText.js';

/** A word of a sentence. */
export interface SentenceWord {
  /** Folded. */
  readonly folded: string;
  /** The same without what an apostrophe adds: `contoso` of `Contoso's`. */
  readonly bare: string;
  /** Place of the first letter in the text. */
  readonly start: number;
  /** Place after the last one. */
  readonly end: number;
}

/** Words from the first one on, before the second; counted from 0. */
export interface WordSpan {
  readonly from: number;
  readonly to: number;
}

/** Scripts that put no spaces between words, for a regular expression's `[]`: each of their characters counts as a word. */
export const UNSPACED = '\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}\\u30fc';
const UNSPACED_WORD = new RegExp(`^[${UNSPACED}]`, 'u');
const WORDS = new RegExp(`[${UNSPACED}]\\p{M}*|(?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}])+`, 'gu');
const APOSTROPHES = /['’ʼ\u0060´]/;
/** Letters that an apostrophe joins to the word before it: `'s`, `'t`, `'ll`. */
const LONGEST_ENDING = 2;
/** Letters that an apostrophe joins to the word after it: `l'`, `d'`, `qu'`. */
const LONGEST_BEGINNING = 2;

/** Whether a folded word is a character of a script without spaces. */
export function isUnspaced(word: string): boolean {
  return UNSPACED_WORD.test(word);
}

/**
 * The words of running text: `l'entreprise` is two, `Contoso's` one. A name's words stand in a sentence as they do here,
 * which `foldWords` does not promise.
 */
export function wordsOf(text: string): SentenceWord[] {
  const words: SentenceWord[] = [];
  for (const { 0: run, index: start } of text.matchAll(WORDS)) {
    const folded = foldText(run).replaceAll(' ', '');
    if (folded === '') continue;
    const end = start + run.length;
    const previous = words.at(-1);
    if (previous && isEnding(text, run, start, previous)) {
      words[words.length - 1] = { ...previous, folded: previous.folded + folded, end };
    } else {
      words.push({ folded, bare: folded, start, end });
    }
  }
  return words;
}

function isEnding(text: string, run: string, start: number, previous: SentenceWord): boolean {
  return (
    previous.end === start - 1 &&
    previous.folded.length > LONGEST_BEGINNING &&
    run.length <= LONGEST_ENDING &&
    APOSTROPHES.test(text.charAt(start - 1))
  );
}
