import { runQuoteCommand } from '../../../bot/quoteCommand/quoteCommand.js';
import { deskFolder } from '../../../services/local/deskFolder.js';
import { FileMedium } from '../../../services/local/medium/fileMedium.js';
import { openLocalReader } from '../../../services/local/openLocalReader.js';
import type { ExchangeQuote } from '../../../services/quotes/exchangeQuote.js';
import type { RefundQuote } from '../../../services/quotes/refundQuote.js';

/** The present instant of every run, unless told otherwise. */
export const NOW = '2026-11-22T09:30:00.000Z';

export interface CommandRun {
  readonly status: 0 | 1;
  readonly out: string;
  readonly err: string;
}

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
  const out: string[] = [];
  const err: string[] = [];
  const status = await runQuoteCommand(args, {
    openPorts: ({ at, policy, dataDir: folder }) =>
      openLocalReader({
        policy,
        medium: new FileMedium(deskFolder(folder)),
        clock: { now: () => at },
        now: clock,
      }),
    environment: { DATA_DIR: dataDir, ...environment },
    clock,
    print: (text) => out.push(text),
    complain: (text) => err.push(text),
  });
  return { status, out: out.join('\n'), err: err.join('\n') };
}

export function quotesIn<Q extends RefundQuote | ExchangeQuote = RefundQuote>(out: string): Q[] {
  return out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}
