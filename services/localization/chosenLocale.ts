/**
 * In what a user is answered: the language chosen in the chat, with the region of the app's locale where both are of one
 * language; the app's locale where none was chosen.
 */
export function chosenLocale(language: string | undefined, locale: string | undefined): string | undefined {
  const isOfOneLanguage = locale?.split(/[-_]/, 1)[0]?.toLowerCase() === language;
  return language === undefined || isOfOneLanguage ? locale : language;
}
