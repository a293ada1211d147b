import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ADAPTIVE_CARD } from '../../cards/adaptiveCard.js';
import { assertAnswerable } from '../cards/answered/readOnly.js';
import { type Run, replay } from './replay.js';
import { reportOf } from './report.js';
import { readTranscript, type Transcript } from './transcriptFile.js';

const TRANSCRIPTS = fileURLToPath(new URL('../transcripts/', import.meta.url));
const LOCALIZATION = fileURLToPath(new URL('../../services/localization/', import.meta.url));

describe('transcripts', () => {
  for (const file of readdirSync(TRANSCRIPTS).sort()) {
    it(`should go as recorded in ${file}, with cards that can be read when they were answered`, async () => {
      const transcript = await readTranscript(join(TRANSCRIPTS, file));
      const run = await replay(transcript);
      assert.equal(run.failed.length, 0, `\n${reportOf(transcript, run)}`);
      for (const card of cardsOf(run)) assertAnswerable(card);
    });
  }

  function cardsOf({ played }: Run) {
    return played
      .flatMap(({ replies }) => replies.flatMap(({ attachments = [] }) => attachments))
      .filter(({ contentType }) => contentType === ADAPTIVE_CARD);
  }
});

describe('a transcript whose words changed', () => {
  let localization: string;

  beforeEach(() => {
    localization = mkdtempSync(join(tmpdir(), 'localization-'));
    for (const language of ['en', 'fr']) {
      cpSync(join(LOCALIZATION, language), join(localization, language), { recursive: true });
    }
  });

  afterEach(() => rmSync(localization, { recursive: true }));

  it('should name the step in a .transcript, with what was expected and what came', async () => {
    changeWord('fr/request.json', 'est enregistrée', 'est partie');
    const { run, report } = await replayed('teams-main-job.fr.transcript');
    assert.equal(run.failed.length, 1);
    assert.match(report, /teams-main-job\.fr\.transcript, turn 10 of 10: the user pressed/);
    assert.match(report, /pressed “4\. Envoyer la demande” on the card “Vérifier et envoyer”/);
    assert.match(report, /reply 1 “La demande SR-000001 est partie”: card\.body\[0\]/);
    assert.match(
      report,
      /expected: La demande SR-000001 est enregistrée\n +came: +La demande SR-000001 est partie/,
    );
  });

  it('should name the step in a .chat', async () => {
    changeWord('en/form.json', 'Please choose one.', 'Choose one.');
    const { report } = await replayed('support-request.en.chat');
    assert.match(report, /support-request\.en\.chat, turn 4 of \d+: the user said “next”/);
    assert.match(report, /expected: Issue type: Please choose one\.\n +came: +Issue type: Choose one\./);
  });

  function changeWord(file: string, from: string, to: string): void {
    const path = join(localization, file);
    const text = readFileSync(path, 'utf8');
    assert.ok(text.includes(from), `${file} does not say “${from}”`);
    writeFileSync(path, text.replaceAll(from, to));
  }

  async function replayed(file: string): Promise<{ transcript: Transcript; run: Run; report: string }> {
    const transcript = await readTranscript(join(TRANSCRIPTS, file));
    const run = await replay(transcript, { localization });
    return { transcript, run, report: reportOf(transcript, run) };
  }
});
