import { wordsOf } from '../search/sentenceWords.js';
import { MENTION_KINDS, placeholder, tokenOf } from './sentence.js';

const PLACEHOLDERS: ReadonlySet<string> = new Set(MENTION_KINDS.map(placeholder));
const MARKED = /(\{[a-z]+\})/;

/** The tokens of a training sentence, as `Sentence.tokens` gives them of one with real names in it. */
export function trainingTokens(text: string): string[] {
  const tokens: string[] = [];
  for (const part of text.normalize('NFC').split(MARKED)) {
    if (!PLACEHOLDERS.has(part)) tokens.push(...wordsOf(part).map(({ folded }) => tokenOf(folded)));
    else if (tokens.at(-1) !== part) tokens.push(part);
  }
  return tokens;
}
