import type { Clock } from '../clock.js';
import { regularly } from '../regularly.js';
import type { StateStore } from './stateStore.js';

const DAY_MS = 24 * 60 * 60_000;
const EVERY_MS = 6 * 60 * 60_000;

/** What a sweep came to. */
export type SweepReport = { readonly deleted: number } | { readonly error: unknown };

export interface SweepOptions {
  readonly clock: Clock;
  /** What nothing was added to for so many days is forgotten. */
  readonly keptDays: number;
  readonly report: (report: SweepReport) => void;
}

/** Forgets what nobody went on with: once after the start, then every six hours. @returns what ends it */
export function sweepRegularly(
  store: Pick<StateStore, 'sweep'>,
  { clock, keptDays, report }: SweepOptions,
): () => Promise<void> {
  return regularly(EVERY_MS, async () => {
    const before = new Date(clock.now().getTime() - keptDays * DAY_MS);
    await store.sweep(before).then(
      (deleted) => report({ deleted }),
      (error: unknown) => report({ error }),
    );
  });
}
