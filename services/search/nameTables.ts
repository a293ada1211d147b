import type { Sliced } from '../slices.js';
import { EntryFits, type SearchBounds } from './entryFits.js';
import { foldText, foldWords } from './foldText.js';
import { Vocabulary } from './vocabulary.js';

/** What an entry is found by. */
export interface SearchTerms {
  /** Texts that mean this entry when typed as a whole, such as its name or domain. */
  readonly names: readonly string[];
  /** Texts whose words, or parts of them, find the entry. */
  readonly words: readonly string[];
}

/** What searches look things up in. */
export interface NameTables {
  readonly vocabulary: Vocabulary;
  readonly entryFits: EntryFits;
  /** Numbers of the entries by their folded names. */
  readonly entriesByName: ReadonlyMap<string, readonly number[]>;
}

/** More words or entries than these are led to only by what says too little to choose by. */
const BOUNDS: SearchBounds = { lookedAt: 2_000, fitting: 250 };

/** Builds the tables of many entries; an entry's number is its place among them. */
export function* nameTables<T>(
  entries: readonly T[],
  termsOf: (entry: T) => SearchTerms,
): Sliced<NameTables> {
  const entriesByName = new Map<string, number[]>();
  const entriesByWord = new Map<string, number[]>();
  const wordsOf = rememberedWords();
  for (const [number, entry] of entries.entries()) {
    const { names, words } = termsOf(entry);
    for (const name of new Set(names.map(foldText))) push(entriesByName, name, number);
    for (const word of new Set(words.flatMap(wordsOf))) push(entriesByWord, word, number);
    yield;
  }
  const inOrder = [...entriesByWord].sort(([a], [b]) => (a < b ? -1 : 1));
  yield;
  const wordsByEntry: number[][] = entries.map(() => []);
  for (const [word, [, numbers]] of inOrder.entries()) {
    for (const number of numbers) wordsByEntry[number]?.push(word);
  }
  yield;
  const words = inOrder.map(([word]) => word);
  const numbersByWord = inOrder.map(([, numbers]) => numbers);
  return {
    entriesByName,
    entryFits: new EntryFits(numbersByWord, wordsByEntry, BOUNDS),
    vocabulary: yield* Vocabulary.building(words, BOUNDS.lookedAt),
  };
}

/** The words of a text; what a hyphen or the like holds together is a word as a whole too: `adventure-works`, `D4s_v5`. */
function wordsOf(text: string): string[] {
  const together = text.split(/[\s.]+/).map((part) => foldText(part).replaceAll(' ', ''));
  return [...foldWords(text), ...together.filter((word) => word !== '')];
}

/** `wordsOf`, once a text: entries share most of theirs, such as the names of regions. */
function rememberedWords(): (text: string) => readonly string[] {
  const wordsByText = new Map<string, readonly string[]>();
  return (text) => {
    const words = wordsByText.get(text) ?? wordsOf(text);
    wordsByText.set(text, words);
    return words;
  };
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
