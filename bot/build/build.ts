/**
 * `npm run build`: makes `dist`, or the folder that is named, out of the sources. Types are not looked at: that is
 * `npm run types`.
 */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.js';
import { copyData } from './copyData.js';
import { keepCode } from './keepCode.js';
import { buildPortal } from './portalFiles.js';
import { PROGRAMS } from './programs.js';
import { trainIntents } from './trainIntents.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const outDir = resolve(root, process.argv[2] ?? 'dist');

// First: it copies into folders that it makes, and fails where another made them meanwhile.
await copyData(root, outDir);
await Promise.all([
  buildPortal(root, resolve(outDir, 'bot/portal/public')),
  trainIntents(root, outDir),
  ...PROGRAMS.map(({ entry, out, format }) =>
    bundle({ root, entry, outFile: resolve(outDir, out), format, outDir }),
  ),
]);
// Last: it runs what all the others made.
await keepCode(outDir);
