import type { TurnContext } from 'botbuilder';
import { DeskTurn } from '../dialogs/deskTurn.js';
import type { LanguageBook, Texts } from '../services/localization/texts.js';

/** In the language of the turn, or of the channel where the turn has not come so far. */
export function turnTexts(languages: LanguageBook, context: TurnContext): Texts {
  return DeskTurn.find(context)?.texts ?? languages.textsFor(context.activity.locale);
}
