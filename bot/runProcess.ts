import { constants } from 'node:os';
import { describeError } from './log.js';
import { type Compose, type RunningDesk, start } from './start.js';
import { StartError } from './startError.js';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * Runs the desk as this process: starts it, says on standard output where it is, and stops it in order on SIGINT or
 * SIGTERM. A second signal ends the process at once. What cannot start is told on standard error, with exit code 1.
 * @returns the desk once it is open
 */
export async function runProcess(compose: Compose): Promise<RunningDesk> {
  let desk: RunningDesk;
  try {
    desk = await start(compose, process.env);
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
  stopOnSignals(desk);
  stopOnFaults(desk);
  process.stdout.write(`Reservation Desk is open at ${desk.url}\n`);
  return desk;
}

function stopOnSignals(desk: RunningDesk): void {
  let stopping = false;
  for (const signal of SIGNALS) {
    process.on(signal, async () => {
      if (stopping) process.exit(128 + constants.signals[signal]);
      stopping = true;
      process.exit(await desk.stop(signal));
    });
  }
}

/** After a fault that nobody caught the state in memory is doubtful: finish what runs, keep it, and go. */
function stopOnFaults(desk: RunningDesk): void {
  process.on('uncaughtException', async (error, origin) => {
    desk.log.fatal({ err: describeError(error), origin }, 'uncaught fault');
    await desk.stop(origin);
    process.exit(1);
  });
}
