import type { LanguageBook, TextKey } from '../../services/localization/texts.js';
import { foldText } from '../../services/search/foldText.js';

/** Words that lead on or back within a step, separated by bars. */
const NAVIGATION = [
  'list.nextPage',
  'list.previousPage',
  'list.words.nextPage',
  'list.words.previousPage',
  'understanding.switch.words.yes',
  'understanding.switch.words.stay',
] as const satisfies readonly TextKey[];

/** Words that lead on or back (`next`, `go on`), in every language: where there is nothing to lead on to, they ask for no task. */
export class NavigationWords {
  private readonly lines: ReadonlySet<string>;

  constructor(book: LanguageBook) {
    const texts = book.languages.map((language) => book.textsFor(language));
    this.lines = new Set(
      texts.flatMap((own) => NAVIGATION.flatMap((key) => own.say(key).split('|').map(foldText))),
    );
  }

  /** Whether the whole line is such words. */
  has(line: string): boolean {
    return this.lines.has(foldText(line));
  }
}
