import { runQuoteCommand } from '../../../bot/quoteCommand/quoteCommand.js';
import { deskFolder } from '../../../services/local/deskFolder.js';
import { FileMedium } from '../../../services/local/medium/fileMedium.js';
import { openLocalReader } from '../../../services/local/openLocalReader.js';
import type { ExchangeQuote } from '../../../services/quotes/exchangeQuote.js';
import type { RefundQuote } from '../../../services/quotes/refundQuote.js';
import { type CommandRun, runHere } from '../commandLine/commandRun.js';

/** Names a reservation of the demo. */
export const WEB = ['--customer', 'contoso.com', '--reservation', 'Web front end'];

/** The present instant of every run, unless told otherwise. */
export const NOW = '2026-11-22T09:30:00.000Z';

export interface RunSettings {
  readonly now?: string | undefined;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Runs the command within this process, at a fixed instant. */
export async function runCommand(
  dataDir: string,
  args: readonly string[],
  { now = NOW, environment = {} }: RunSettings = {},
): Promise<CommandRun> {
  const clock = { now: () => new Date(now) };
  return runHere(
    (tools) =>
      runQuoteCommand(args, {
        ...tools,
        openPorts: ({ at, policy, dataDir: folder }) =>
          openLocalReader({
            policy,
            medium: new FileMedium(deskFolder(folder)),
            clock: { now: () => at },
            now: clock,
          }),
        clock,
      }),
    { DATA_DIR: dataDir, ...environment },
  );
}

export function quotesIn<Q extends RefundQuote | ExchangeQuote = RefundQuote>(out: string): Q[] {
  return out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}
