import { open } from 'lmdb';
import { environmentOf } from './environment.js';

/** A program of its own: reads every entry of an LMDB file, and of the databases in it that are named. Ends well or not. */
const [file = '', ...names] = process.argv.slice(2);
const root = open({ ...environmentOf(file), readOnly: true, maxDbs: names.length, encoding: 'binary' });
for (const _ of root.getRange({}));
for (const name of names) for (const _ of root.openDB({ name, encoding: 'binary' }).getRange({}));
await root.close();
