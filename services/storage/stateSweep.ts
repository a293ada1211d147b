import type { Clock } from '../clock.js';
import type { StateStore } from './stateStore.js';

const DAY_MS = 24 * 60 * 60_000;
const EVERY_MS = 6 * 60 * 60_000;

/** What a sweep came to. */
export type SweepReport = { readonly deleted: number } | { readonly error: unknown };

export interface SweepOptions {
  readonly clock: Clock;
  /** Conversations in which nothing was said for so many days are forgotten. */
  readonly keptDays: number;
  readonly report: (report: SweepReport) => void;
}

/** Forgets conversations that nobody went on with: once after the start, then every six hours. @returns what ends it */
export function sweepRegularly(
  store: StateStore,
  { clock, keptDays, report }: SweepOptions,
): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  const sweep = () => {
    const before = new Date(clock.now().getTime() - keptDays * DAY_MS);
    running = running
      .then(() => store.sweep(before))
      .then(
        (deleted) => report({ deleted }),
        (error: unknown) => report({ error }),
      );
  };
  sweep();
  const timer = setInterval(sweep, EVERY_MS);
  // The process does not stay for it.
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
