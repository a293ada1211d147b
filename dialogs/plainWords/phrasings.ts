/** Part of a text, from its first character to before `end`. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** A line to look for phrasings in. What it quotes holds no words of a phrasing. */
export interface SpokenLine {
  readonly text: string;
  /** The text in lower case without accents, punctuation as spaces; every character stays where it is. */
  readonly folded: string;
}

const VALUE = '{value}';
const PARTS = /(…|\*|\{value\}|\s+)/u;
const MARK = /^\p{M}+$/u;
const LETTER = String.raw`[\p{L}\p{N}]`;
const WORD = /[\p{L}\p{N}]/u;
/** German letters that are also written as two. */
const UMLAUTS: Readonly<Record<string, string>> = { ä: '(?:ae|a)', ö: '(?:oe|o)', ü: '(?:ue|u)' };
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u;

/** An apostrophe between letters opens and closes nothing. */
const QUOTED = new RegExp(
  [
    '"[^"]+"',
    '“[^”]+”',
    '„[^“”]+[“”]',
    '«[^»]+»',
    '「[^」]+」',
    '『[^』]+』',
    `(?<!${LETTER})['‘’].+?['’](?!${LETTER})`,
  ].join('|'),
  'gu',
);
const OPENING = /^["“„«「『'‘’]/u;
/** Stands for every character of a quotation: part of a word, but of none in a phrasing. */
const HIDDEN = '\uFFFC';

export function spokenLine(text: string): SpokenLine {
  const line = text.normalize('NFC');
  const heard = line.replace(QUOTED, (quoted) => HIDDEN.repeat(quoted.length));
  return { text: line, folded: folded(heard) };
}

/**
 * Ways to say one thing, `|` between them: `rename … to {value}`. `…` is anything in between, `*` the beginning of a
 * word, and `{value}` what is read; everything else are words, whatever their accents.
 */
export class Phrasings {
  readonly #patterns: readonly RegExp[];

  constructor(ways: string) {
    this.#patterns = ways.split('|').map((way) => new RegExp(patternOf(way), 'd'));
  }

  isIn({ folded }: SpokenLine): boolean {
    return this.#patterns.some((pattern) => pattern.test(folded));
  }

  /** Where the value stands that the first fitting way names: without the quotation marks around it. */
  valueIn({ text, folded }: SpokenLine): TextSpan | undefined {
    for (const pattern of this.#patterns) {
      const [start, end] = pattern.exec(folded)?.indices?.groups?.value ?? [];
      if (start === undefined || end === undefined) continue;
      return unquoted(text, { start, end });
    }
    return undefined;
  }
}

/** A quotation at the beginning is the whole value; otherwise marks of punctuation at its end are none of it. */
function unquoted(text: string, { start, end }: TextSpan): TextSpan {
  const value = text.slice(start, end);
  const [quoted] = OPENING.test(value) ? (value.match(QUOTED) ?? []) : [];
  const inner = quoted === undefined ? value.replace(/[\s.,;:!?…。、！？]+$/u, '') : quoted.slice(1, -1);
  const from = start + (quoted === undefined ? 0 : 1);
  const lead = inner.length - inner.trimStart().length;
  return { start: from + lead, end: from + lead + inner.trim().length };
}

function patternOf(way: string): string {
  return way
    .split(PARTS)
    .filter((part) => part !== '')
    .map((part, index, parts) => {
      if (part === '…') return '.*?';
      if (part === '*') return '[^ ]*';
      if (part === VALUE) return index === parts.length - 1 ? '(?<value>[^ ].*)' : '(?<value>[^ ].*?)';
      return part.trim() === '' ? ' *' : wholeWords(part, parts[index - 1] === '*');
    })
    .join('');
}

/** The text of a phrasing has no sign that means something in a pattern: punctuation is folded away. */
function wholeWords(words: string, isEnd: boolean): string {
  const letters = Array.from(words, (letter) => UMLAUTS[letter] ?? foldCharacter(letter));
  const source = letters.join('').trim().replace(/ +/g, ' +');
  if (UNSPACED.test(words)) return source;
  return `${isEnd ? '' : '(?<![^ ])'}${source}(?![^ ])`;
}

function folded(text: string): string {
  return Array.from(text, foldCharacter).join('');
}

function foldCharacter(character: string): string {
  if (character === HIDDEN) return character;
  if (!WORD.test(character)) return MARK.test(character) ? character : ' '.repeat(character.length);
  const bare = Array.from(character.normalize('NFKD').toLowerCase()).filter((part) => !MARK.test(part));
  const letter = bare.join('');
  return letter.length === character.length ? letter : character;
}
