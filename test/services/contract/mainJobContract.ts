import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { replay } from '../../replay/replay.js';
import { reportOf } from '../../replay/report.js';
import type { TranscriptDeskOptions } from '../../replay/transcriptDesk.js';
import { readTranscript } from '../../replay/transcriptFile.js';

/** From the welcome to a filed refund request, by pressing only, by typing only, and in Teams. */
const MAIN_JOB = ['refund-main-job.en.chat', 'refund-main-job.fr.chat', 'teams-main-job.fr.transcript'];

/**
 * What a user of every back end sees of the main job.
 * @param openDesk the bot on that back end
 * @param moreFacts labels of facts that it tells besides
 */
export function describeMainJob(
  name: string,
  openDesk: TranscriptDeskOptions['openDesk'],
  moreFacts: readonly string[] = [],
): void {
  describe(`the main job on ${name}`, () => {
    for (const file of MAIN_JOB) {
      it(`should go as recorded in ${file}`, async () => {
        const transcript = await readTranscript(
          fileURLToPath(new URL(`../../transcripts/${file}`, import.meta.url)),
        );
        const run = await replay(transcript, { openDesk, moreFacts });
        assert.equal(run.failed.length, 0, `\n${reportOf(transcript, run)}`);
      });
    }
  });
}
