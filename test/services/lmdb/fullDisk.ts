import { systemClock } from '../../../services/clock.js';
import { DeskError } from '../../../services/errors.js';
import { LmdbStateStore } from '../../../services/storage/lmdbStateStore.js';

/** Writes bot state until the system takes no more; prints what each refused write was told, and what is kept. */
const store = LmdbStateStore.open(process.argv[2] ?? '', systemClock);
const text = 'x'.repeat(20_000);
let kept = 0;
for (let refused = 0; refused < 3; ) {
  try {
    await store.write(`key-${kept}`, text, undefined);
    kept += 1;
  } catch (error) {
    refused += 1;
    process.stdout.write(`${error instanceof DeskError ? error.code : String(error)}\n`);
  }
}
for (let at = 0; at < kept; at += 1)
  if ((await store.read(`key-${at}`))?.text !== text) process.stdout.write(`lost ${at}\n`);
// A promise that nobody caught would end the process before.
setImmediate(() => process.stdout.write(`kept ${kept > 0}\n`, () => process.exit(0)));
