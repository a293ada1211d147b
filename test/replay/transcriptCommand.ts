import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { record } from './record.js';
import { replay } from './replay.js';
import { reportOf } from './report.js';
import { readTranscript } from './transcriptFile.js';
import { TranscriptFileError } from './transcriptFileError.js';

const USAGE = `usage: npm run transcript -- replay FILE…
       npm run transcript -- record [--to FOLDER] FILE…

replay  plays the user's side of each file against a fresh desk and shows where the bot says something else
record  plays it and writes what the bot says now into the file, or as a .transcript into FOLDER

A FILE is a .transcript (a JSON array of Bot Framework activities), a .chat, or a folder of them.
Exit status: 0 all agree, 1 a difference, 2 a wrong call or file.`;

/** Where the command writes, a line at a time. */
export interface Terminal {
  log(line: string): void;
  error(line: string): void;
}

interface Call {
  readonly verb: 'record' | 'replay';
  readonly to?: string | undefined;
  readonly files: readonly string[];
}

/** Runs `record` or `replay`. @returns the exit status */
export async function runTranscriptCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const call = readCall(args);
  if (!call) {
    terminal.error(USAGE);
    return 2;
  }
  try {
    const files = (await Promise.all(call.files.map(filesAt))).flat();
    if (call.verb === 'replay') return (await replayAll(files, terminal)) ? 0 : 1;
    for (const file of files) terminal.log(`recorded ${await record(file, call.to)}`);
    return 0;
  } catch (error) {
    if (!(error instanceof TranscriptFileError)) throw error;
    terminal.error(error.message);
    return 2;
  }
}

function readCall(args: readonly string[]): Call | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { to: { type: 'string' } },
      allowPositionals: true,
    });
    const [verb, ...files] = positionals;
    if (files.length === 0 || (verb !== 'record' && verb !== 'replay')) return undefined;
    return verb === 'replay' && values.to !== undefined ? undefined : { verb, to: values.to, files };
  } catch {
    return undefined;
  }
}

/** The file itself, or the transcripts in a folder. */
async function filesAt(path: string): Promise<string[]> {
  const found = await stat(path).catch((error: Error) => {
    throw new TranscriptFileError(`${path}: ${error.message}`, { cause: error });
  });
  if (!found.isDirectory()) return [path];
  const names = (await readdir(path)).filter((name) => /\.(transcript|chat)$/.test(name)).sort();
  if (names.length === 0) throw new TranscriptFileError(`${path}: no .transcript or .chat file in it`);
  return names.map((name) => join(path, name));
}

async function replayAll(files: readonly string[], terminal: Terminal): Promise<boolean> {
  let agreed = 0;
  for (const file of files) {
    const transcript = await readTranscript(file);
    const run = await replay(transcript);
    if (run.failed.length === 0) agreed += 1;
    terminal.log(reportOf(transcript, run));
  }
  terminal.log(`${agreed} of ${files.length} transcripts agree`);
  return agreed === files.length;
}
