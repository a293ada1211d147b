import { DeskError } from '../services/errors.js';
import type { LanguageBook, Texts } from '../services/localization/texts.js';
import { isServiceErrorCode } from '../services/remote/serviceErrorCodes.js';
import { errorCode, type FailureSentence, thrownError } from './turnErrors.js';
import { turnTexts } from './turnTexts.js';

/**
 * Chooses the sentence of a failed turn: in the language of the turn, or of the channel when it failed before that. A
 * service that said no in a code of its own is explained by that code.
 */
export function failureSentence(languages: LanguageBook): FailureSentence {
  return (context, error, reference) => {
    const texts = turnTexts(languages, context);
    const thrown = thrownError(error);
    const facts = thrown instanceof DeskError ? thrown.service : undefined;
    const quoted = { reference, correlation: facts?.correlationId ?? reference };
    const code = errorCode(error);
    const serviceCode = facts?.serviceCode;
    const isExplained =
      (code === 'ServiceRefused' && serviceCode !== undefined) ||
      ((code === 'ServiceForbidden' || code === 'ServiceSignIn') && isServiceErrorCode(serviceCode));
    return isExplained
      ? refusalSentences(texts, serviceCode ?? '', quoted)
      : texts.say(`errors.${code}`, quoted);
  };
}

/** Why, and what to quote. */
function refusalSentences(texts: Texts, code: string, quoted: { correlation: string; reference: string }) {
  return `${texts.serviceRefusal(code)} ${texts.say('service.quote', quoted)}`;
}
