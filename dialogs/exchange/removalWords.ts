import type { Texts } from '../../services/localization/texts.js';
import { foldText } from '../../services/search/foldText.js';

/** A wish to take out a line; `index`, from 0, is absent where the words do not say which. */
export interface Removal {
  readonly index?: number;
}

/**
 * Reads `remove 2`, `take out the line 2`, `retire la 2`; the bare word where there is only one line.
 * @returns undefined for words that begin with none for taking out
 */
export function readRemoval(texts: Texts, text: string, lineCount: number): Removal | undefined {
  const folded = foldText(text);
  const verbs = texts.say('products.basket.words.remove').split('|').map(foldText);
  const verb = verbs.find((word) => folded === word || folded.startsWith(`${word} `));
  if (verb === undefined) return undefined;
  const fillers = texts.say('products.basket.words.line').split('|').map(foldText);
  const said = folded.slice(verb.length).split(' ');
  const [number, ...more] = said.filter((word) => word !== '' && !fillers.includes(word));
  if (number === undefined) return lineCount === 1 ? { index: 0 } : {};
  // A sign is lost in folding: nobody means the second line by `-2`.
  const isNumber = more.length === 0 && /^\d{1,2}$/.test(number) && !/[-−]\s*\d/.test(text);
  const index = Number(number) - 1;
  return isNumber && index >= 0 && index < lineCount ? { index } : {};
}
