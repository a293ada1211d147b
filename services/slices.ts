import { setImmediate as nextTurn } from 'node:timers/promises';

/** A long computation that yields where it can be interrupted. */
export type Sliced<T> = Generator<void, T, void>;

/** So long the process may be kept from everything else at a time. */
const SLICE_MS = 10;

/** Runs it in one go. */
export function atOnce<T>(work: Sliced<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** Runs it in slices of about `sliceMs`; between them whatever else waits takes its turn. */
export async function inSlices<T>(work: Sliced<T>, sliceMs = SLICE_MS): Promise<T> {
  let begun = performance.now();
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() - begun < sliceMs) continue;
    await nextTurn();
    begun = performance.now();
  }
}
