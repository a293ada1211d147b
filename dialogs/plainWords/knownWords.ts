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

/** Reads them from the texts of all languages, for all conversations; what only whole sentences are read with, at the first one. */
export function knownWords(book: LanguageBook): KnownWords {
  let settings: SettingWords | undefined;
  let access: AccessWords | undefined;
  return {
    tasks: new TaskWords(book),
    navigation: new NavigationWords(book),
    get settings() {
      settings ??= new SettingWords(book);
      return settings;
    },
    get access() {
      access ??= new AccessWords(book);
      return access;
    },
  };
}
