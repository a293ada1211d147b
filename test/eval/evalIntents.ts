/**
 * `npm run eval:intents [-- FILE]`: how well sentences are understood over the demo desk. FILE holds lines such as
 * {"locale":"fr-FR","text":"…","task":"refund","customer":"Contoso Ltd","reservation":"Web front end"}, the last two
 * where they matter. Without FILE, the project's own sentences; then the exit code is 1 where too few are understood.
 * 2 for a file that cannot be used.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openEvalDesk } from './evalDesk.js';
import { EvalFileError, readEvalFile } from './evalFile.js';
import { reportOf, shortfallsOf } from './evalReport.js';
import { evaluate } from './evaluate.js';

const HERE = fileURLToPath(new URL('.', import.meta.url));

/** The files of the project's own sentences, one a language. */
export function ownEvalFiles(): string[] {
  return readdirSync(HERE)
    .filter((name) => /^sentences\..+\.jsonl$/.test(name))
    .sort()
    .map((name) => join(HERE, name));
}

/** @returns the exit code */
export async function evalIntents(file: string | undefined, print: (line: string) => void): Promise<number> {
  try {
    const cases = (file === undefined ? ownEvalFiles() : [file]).flatMap(readEvalFile);
    const desk = await openEvalDesk();
    const results = await evaluate(cases, desk).finally(() => desk.close());
    for (const line of reportOf(results)) print(line);
    const shortfalls = file === undefined ? shortfallsOf(results) : [];
    for (const line of shortfalls) print(line);
    return shortfalls.length > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof EvalFileError)) throw error;
    print(error.message);
    return 2;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = await evalIntents(process.argv[2], (line) => console.log(line));
}
