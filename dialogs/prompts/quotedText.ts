import type { Texts } from '../../services/localization/texts.js';

/** How much of what a user typed is said back. */
const LONGEST_QUOTED = 60;

/** What the user typed, in the language's quotation marks, for a sentence that says it back. */
export function quotedText(texts: Texts, typed: string): string {
  const line = typed.replace(/\s+/gu, ' ');
  const characters = [...line];
  const text = characters.length > LONGEST_QUOTED ? `${characters.slice(0, LONGEST_QUOTED).join('')}…` : line;
  return texts.say('list.quoted', { text });
}
