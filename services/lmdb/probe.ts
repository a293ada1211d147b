import { type Database, open } from 'lmdb';
import { environmentOf } from './environment.js';

/** A key that nobody else has: the file's own keys are ids. */
const PROBE_KEY = '\u0000probe';

/**
 * A program of its own: reads every entry of an LMDB file, and of the databases in it that are named, and writes to it,
 * which reads the list of its free pages. Ends with 0 when all of it is as the file says, and otherwise or not at all.
 */
const [file = '', ...names] = process.argv.slice(2);
const root = open({ ...environmentOf(file), maxDbs: names.length, encoding: 'binary' });
const databases = [root, ...names.map((name) => root.openDB({ name, encoding: 'binary' }))];
const isWhole = databases.every((database) => countOf(database) === saidOf(database));
if (isWhole) {
  await root.put(PROBE_KEY, Buffer.alloc(1));
  await root.remove(PROBE_KEY);
}
await root.close();
process.exit(isWhole ? 0 : 1);

function countOf(database: Database): number {
  let count = 0;
  for (const { value } of database.getRange({})) if (value !== undefined) count += 1;
  return count;
}

/** Noise that happens to read like a page seldom has as many entries as the head of the file counts. */
function saidOf(database: Database): number {
  return (database.getStats() as { entryCount: number }).entryCount;
}
