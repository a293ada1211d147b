import type { LanguageBook } from '../../services/localization/texts.js';
import { AccessWords } from '../access/accessWords.js';
import { SettingWords } from '../configuration/settingWords.js';
import { NavigationWords } from './navigationWords.js';
import { TaskWords } from './taskWords.js';

/** What people say, in every language, for what needs no learning to be understood. */
export interface KnownWords {
  readonly tasks: TaskWords;
  readonly navigation: NavigationWords;
  readonly settings: SettingWords;
  readonly access: AccessWords;
}

/** Reads them from the texts of all languages: some milliseconds of work, for all conversations. */
export function knownWords(book: LanguageBook): KnownWords {
  return {
    tasks: new TaskWords(book),
    navigation: new NavigationWords(book),
    settings: new SettingWords(book),
    access: new AccessWords(book),
  };
}
