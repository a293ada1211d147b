import { loadLanguageBook } from '../../services/localization/languageBook.js';

/** The desk's own languages, read once for all tests of a process: a book is stateless. */
export const languages = loadLanguageBook('en-US');
