import { writeFile } from 'node:fs/promises';
import { replay } from './replay.js';
import { readTranscript, TranscriptFileError } from './transcriptFile.js';

const USAGE = 'usage: npm run transcript -- record|replay FILE…   (.transcript or .chat)';

/** Replays each file and prints what differs. @returns whether all agree */
async function replayAll(files: readonly string[]): Promise<boolean> {
  let agreed = 0;
  for (const file of files) {
    const transcript = await readTranscript(file);
    const { failed } = await replay(transcript);
    if (failed.length === 0) agreed += 1;
    console.log(`${failed.length === 0 ? 'ok  ' : 'DIFF'} ${file} (${transcript.turns.length} turns)`);
    for (const { turn, user, differences } of failed) {
      console.log(`  turn ${turn}, user ${user}`);
      for (const { path, expected, actual } of differences) {
        console.log(`    ${path}\n      - ${expected}\n      + ${actual}`);
      }
    }
  }
  console.log(`${agreed} of ${files.length} transcripts agree`);
  return agreed === files.length;
}

/** Plays the user's side of each file and writes both sides beside it as a `.transcript`. */
async function recordAll(files: readonly string[]): Promise<void> {
  for (const file of files) {
    const { activities } = await replay(await readTranscript(file));
    const target = file.replace(/\.(chat|transcript)$/, '.transcript');
    await writeFile(target, `${JSON.stringify(activities, null, 1)}\n`);
    console.log(`recorded ${target} (${activities.length} activities)`);
  }
}

async function run([verb, ...files]: readonly string[]): Promise<number> {
  if (files.length === 0 || (verb !== 'record' && verb !== 'replay')) {
    console.error(USAGE);
    return 2;
  }
  if (verb === 'replay') return (await replayAll(files)) ? 0 : 1;
  await recordAll(files);
  return 0;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof TranscriptFileError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
