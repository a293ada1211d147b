import type { TurnContext } from 'botbuilder';
import { DeskTurn } from '../dialogs/deskTurn.js';
import type { LanguageBook } from '../services/localization/texts.js';
import { errorCode, type FailureSentence } from './turnErrors.js';

/** Chooses the sentence of a failed turn: in the language of the turn, or of the channel when it failed before that. */
export function failureSentence(languages: LanguageBook): FailureSentence {
  return (context, error, reference) => {
    const texts = textsOf(context) ?? languages.textsFor(context.activity.locale);
    return texts.say(`errors.${errorCode(error)}`, { reference });
  };
}

function textsOf(context: TurnContext) {
  return DeskTurn.find(context)?.texts;
}
