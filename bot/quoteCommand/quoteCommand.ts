import type { Clock } from '../../services/clock.js';
import { DeskError } from '../../services/errors.js';
import { loadLanguageBook } from '../../services/localization/languageBook.js';
import type { LanguageBook, Texts } from '../../services/localization/texts.js';
import type { RefundPolicy } from '../../services/quotes/refundPolicy.js';
import type { CommandTools, ExitStatus } from '../commandLine/command.js';
import { InputError } from '../commandLine/inputError.js';
import { runCommand } from '../commandLine/runCommand.js';
import { type Config, parseConfig } from '../config.js';
import { type QuoteCall, readCall } from './quoteCall.js';
import { QuoteMaker } from './quoteMaker.js';
import type { OpenQuotePorts } from './quotePorts.js';
import { quoteText } from './quoteText.js';
import { USAGE } from './usage.js';

/** What the command needs of its process. */
export interface QuoteCommandTools extends CommandTools {
  readonly openPorts: OpenQuotePorts;
  /** The present instant. */
  readonly clock: Clock;
}

/** Runs `npm run quote`. @returns the exit status: 0 quoted, 1 not */
export function runQuoteCommand(args: readonly string[], tools: QuoteCommandTools): Promise<ExitStatus> {
  const run = async (call: QuoteCall) => {
    await printQuotes(call, tools);
    return 0 as const;
  };
  return runCommand(args, tools, { usage: USAGE, readCall, run, complaintOf });
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

function complaintOf(error: unknown): string | undefined {
  if (!(error instanceof DeskError)) return undefined;
  return `The desk's documents cannot be read (${error.message}): look at DATA_DIR, or quote other customers.`;
}
