/**
 * Second half of `npm run build`, after the TypeScript compiler: lays into `dist` what the compiled program reads
 * beside its modules, and the files of the portal page.
 */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { copyData } from './copyData.js';
import { buildPortal } from './portalFiles.js';
import { trainIntents } from './trainIntents.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const outDir = resolve(root, process.argv[2] ?? 'dist');

await Promise.all([
  copyData(root, outDir),
  buildPortal(root, resolve(outDir, 'bot/portal/public')),
  trainIntents(root, outDir),
]);
