import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from '../../bot/build/bundle.js';
import type * as replaying from './replay.js';
import { reportOf } from './report.js';
import { readTranscript } from './transcriptFile.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const DIST = join(ROOT, 'dist');
const TRANSCRIPTS = fileURLToPath(new URL('../transcripts/', import.meta.url));

/** Beside the desk: its native dependencies are found from there. */
const FOLDER = join(DIST, 'test');
const FILE = join(FOLDER, `replay-${process.pid}.cjs`);

describe('transcripts against what the build makes of the desk', () => {
  let replay: typeof replaying.replay;

  before(async function () {
    this.timeout(120_000);
    mkdirSync(FOLDER, { recursive: true });
    await bundle({ root: ROOT, entry: 'test/replay/replay.ts', outFile: FILE, format: 'cjs', outDir: DIST });
    ({ replay } = createRequire(import.meta.url)(FILE) as typeof replaying);
  });
  after(() => rmSync(FILE, { force: true }));

  for (const file of readdirSync(TRANSCRIPTS).sort()) {
    it(`should go as recorded in ${file}`, async () => {
      const transcript = await readTranscript(join(TRANSCRIPTS, file));
      const run = await replay(transcript);
      assert.equal(run.failed.length, 0, `\n${reportOf(transcript, run)}`);
    });
  }
});
