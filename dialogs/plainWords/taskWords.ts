import type { LanguageBook } from '../../services/localization/texts.js';
import { foldText } from '../../services/search/foldText.js';
import { TASKS, type TaskName } from '../../services/tasks.js';

/** The tasks by the titles and words that the menu has for them, in each language. */
export class TaskWords {
  private readonly byLanguage = new Map<string, ReadonlyMap<string, TaskName>>();
  private readonly byTitle: ReadonlyMap<string, TaskName>;

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
    this.byTitle = new Map(book.languages.flatMap((language) => titlesOf(book, language)));
  }

  /**
   * The task that a whole line names, with the words of the conversation's language or a title of any: Teams lists the
   * titles in its own language, whichever was chosen in the conversation.
   */
  named(language: string, line: string): TaskName | undefined {
    const folded = foldText(line);
    return this.byLanguage.get(language)?.get(folded) ?? this.byTitle.get(folded);
  }
}

function titlesOf(book: LanguageBook, language: string): (readonly [string, TaskName])[] {
  const texts = book.textsFor(language);
  return TASKS.map((task) => [foldText(texts.say(`menu.tasks.${task}`)), task]);
}
