import type { LanguageBook } from '../../services/localization/texts.js';
import { foldText } from '../../services/search/foldText.js';
import { TASKS, type TaskName } from '../../services/tasks.js';

/** The tasks by the titles and words that the menu has for them, in each language. */
export class TaskWords {
  private readonly byLanguage = new Map<string, ReadonlyMap<string, TaskName>>();

  constructor(book: LanguageBook) {
    for (const language of book.languages) {
      const texts = book.textsFor(language);
      const named = TASKS.flatMap((task) => {
        const words = [texts.say(`menu.tasks.${task}`), ...texts.say(`menu.words.${task}`).split('|')];
        return words.map((word) => [foldText(word), task] as const);
      });
      // As in the menu, the first task of the same words is meant.
      this.byLanguage.set(language, new Map(named.toReversed()));
    }
  }

  /** The task that a whole line names. */
  named(language: string, line: string): TaskName | undefined {
    return this.byLanguage.get(language)?.get(foldText(line));
  }
}
