import type { Clock } from '../../services/clock.js';
import { DeskError } from '../../services/errors.js';
import { loadLanguageBook } from '../../services/localization/languageBook.js';
import type { LanguageBook, Texts } from '../../services/localization/texts.js';
import type { RefundPolicy } from '../../services/quotes/refundPolicy.js';
import { type Config, ConfigError, type Environment, parseConfig } from '../config.js';
import { InputError } from './inputError.js';
import { printable } from './printable.js';
import { type QuoteCall, readCall } from './quoteCall.js';
import { QuoteMaker } from './quoteMaker.js';
import type { OpenQuotePorts } from './quotePorts.js';
import { quoteText } from './quoteText.js';
import { USAGE } from './usage.js';

/** What the command needs of its process. */
export interface QuoteCommandTools {
  readonly openPorts: OpenQuotePorts;
  /** The process's variables, with those of its `.env` file. */
  readonly environment: Environment;
  /** The present instant. */
  readonly clock: Clock;
  /** Takes what goes to standard output, without the end of its last line. */
  readonly print: (text: string) => void;
  /** The same of standard error. */
  readonly complain: (text: string) => void;
}

/** Runs `npm run quote`. @returns the exit status: 0 quoted, 1 not */
export async function runQuoteCommand(args: readonly string[], tools: QuoteCommandTools): Promise<0 | 1> {
  try {
    const call = readCall(args);
    if (call) await printQuotes(call, tools);
    else tools.print(USAGE);
    return 0;
  } catch (error) {
    const sentence = sentenceOf(error);
    if (sentence === undefined) throw error;
    tools.complain(sentence);
    return 1;
  }
}

async function printQuotes(call: QuoteCall, tools: QuoteCommandTools): Promise<void> {
  const config = parseConfig(tools.environment);
  const texts = textsOf(call, config);
  const ports = await tools.openPorts({
    dataDir: config.dataDir,
    storage: config.storage,
    policy: policyOf(call, config),
    at: call.on ?? tools.clock.now(),
  });
  const maker = await QuoteMaker.open(ports, texts);
  let isFirst = true;
  for await (const made of maker.quotes(call.subject)) {
    if (call.json) tools.print(JSON.stringify(made.quote));
    else tools.print(`${isFirst ? '' : '\n'}${quoteText(made.view(texts))}`);
    isFirst = false;
  }
}

function policyOf({ policyId }: QuoteCall, { refundPolicy, refundPolicies }: Config): RefundPolicy {
  const policy = policyId === undefined ? refundPolicy : refundPolicies.get(policyId);
  if (policy) return policy;
  const known = [...refundPolicies.keys()].join(', ');
  throw new InputError(`There is no refund policy ${JSON.stringify(policyId)}: choose one of ${known}.`);
}

function textsOf({ language }: QuoteCall, { defaultLocale }: Config): Texts {
  const book = loadLanguageBook(defaultLocale);
  if (language !== undefined && !book.speaks(language)) throw unknownLanguage(language, book);
  return book.textsFor(language);
}

function unknownLanguage(language: string, { languages }: LanguageBook): InputError {
  return new InputError(
    `No language ${JSON.stringify(language)} is spoken here: choose ${languages.join(' or ')}.`,
  );
}

/** What the person at the terminal is told; undefined for a fault of ours. */
function sentenceOf(error: unknown): string | undefined {
  if (error instanceof InputError) {
    return [error.message, ...error.choices.map((one) => `  ${one}`)].map(printable).join('\n');
  }
  if (error instanceof ConfigError) return error.message;
  if (!(error instanceof DeskError)) return undefined;
  return `The desk's documents cannot be read (${error.message}): look at DATA_DIR, or quote other customers.`;
}
