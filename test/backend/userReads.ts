import { TurnContext } from 'botbuilder';
import { failureSentence } from '../../bot/failureSentence.js';
import { errorCode } from '../../bot/turnErrors.js';
import { DeskError } from '../../services/errors.js';
import { languages } from '../support/languages.js';
import { RecordingAdapter } from '../support/recordingAdapter.js';

/** What a user reads of something that was done. */
export interface Reading {
  /** In a word or two: `done`, what the answer goes without, or the error's codes. */
  readonly inShort: string;
  /** What is wrong with the sentence, in English or in French. */
  readonly wrong: readonly string[];
}

const sentence = failureSentence(languages);
const adapter = new RecordingAdapter(async () => {});

/** Words that stand in every English sentence of the desk or of a service, and in no French one. */
const ENGLISH = /\b(the|please|try|again|was|not|could|did|error|failed|of|is)\b/i;
const NOT_FOR_USERS = /\bat .+:\d+:\d+|\{\{|undefined|\[object|Error:|node_modules|Resource Manager did not/;

/** What is read of an error that reaches the edge of the turn. */
export async function readingOf(error: unknown): Promise<Reading> {
  const code = errorCode(error);
  const facts = error instanceof DeskError ? error.service : undefined;
  const inShort = [code, facts?.serviceCode].filter(Boolean).join('/');
  const [english, french] = await Promise.all(['en-US', 'fr-FR'].map((locale) => said(error, locale)));
  const wrong = [
    ...(code === 'Unexpected' ? [`unexpected: ${error instanceof Error ? error.stack : error}`] : []),
    ...(english === french ? ['the same in English and French'] : []),
    ...(NOT_FOR_USERS.test(`${english} ${french}`) ? [`not for users: ${english} ${french}`] : []),
    ...(ENGLISH.test(withoutCode(french ?? '', facts?.serviceCode)) ? [`English in French: ${french}`] : []),
  ];
  return { inShort, wrong };
}

/** What is read of an answer. @param missing what it goes without */
export function readingWithout(missing: string | undefined): Reading {
  return { inShort: missing === undefined ? 'done' : `without ${missing}`, wrong: [] };
}

async function said(error: unknown, locale: string): Promise<string> {
  const context = new TurnContext(adapter, { type: 'message', locale });
  return sentence(context, error, 'AB12CD');
}

/** A code that has no sentence of its own is quoted as it is. */
function withoutCode(text: string, code: string | undefined): string {
  return code === undefined ? text : text.replaceAll(code, '');
}
