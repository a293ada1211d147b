import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Activity } from 'botbuilder';
import { withBotWords } from './chatFile.js';
import { type Run, replay } from './replay.js';
import { readTranscript, type Transcript } from './transcriptFile.js';
import { TranscriptFileError } from './transcriptFileError.js';
import { transcriptText } from './transcriptText.js';

/**
 * Plays the user's side of a file and writes what the bot says now: into the file itself, or as a `.transcript` into
 * the folder `to`. Recording twice writes the same.
 * @returns the file written
 * @throws TranscriptFileError when the user's side cannot be played to its end
 */
export async function record(file: string, to?: string): Promise<string> {
  const transcript = await readTranscript(file);
  const run = await replay(transcript);
  if (run.stopped !== undefined) {
    throw new TranscriptFileError(`${file}, turn ${run.played.length + 1}: ${run.stopped}`);
  }
  const target = to === undefined ? file : join(to, basename(file).replace(/\.chat$/, '.transcript'));
  const text = to === undefined && transcript.format === 'chat' ? asChat(transcript, run) : asTranscript(run);
  await writeFile(target, text).catch((error: Error) => {
    throw new TranscriptFileError(`${target}: ${error.message}`, { cause: error });
  });
  return target;
}

function asChat({ file, source }: Transcript, { played }: Run): string {
  return withBotWords(
    file,
    source,
    played.map(({ replies }) => replies),
  );
}

function asTranscript({ played }: Run): string {
  const activities = played.flatMap(({ user, replies }) => [
    user,
    ...replies.map((one) => asLogged(one, user)),
  ]);
  return transcriptText(activities);
}

/** A reply as transcripts hold it: with the instant, and without the address of this run. */
function asLogged(reply: Partial<Activity>, { timestamp }: Partial<Activity>): Partial<Activity> {
  const { serviceUrl: _here, ...kept } = reply;
  return { timestamp, ...kept } as Partial<Activity>;
}
