import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { DeskError } from '../errors.js';
import { TASKS, type TaskName } from '../tasks.js';

/** What sentences are filed under that ask for nothing of the desk's. */
export const NONE = 'none';
/** What a sentence is filed under. */
export type Label = TaskName | typeof NONE;

/** A sentence and what it asks for, to train with. */
export interface LabelledSentence {
  readonly label: Label;
  /** Of `resources` what it asks about; of `none` perhaps what kind of saying it is. */
  readonly topic?: string | undefined;
  /** Names and the like may stand as placeholders: `refund {customer}`. */
  readonly text: string;
}

/** Training sentences by language. */
export type SentencesByLanguage = ReadonlyMap<string, readonly LabelledSentence[]>;

/** Training sentences that the desk must not start with; the message names the file. */
export class SentenceFileError extends DeskError {
  override readonly name = 'SentenceFileError';
  override readonly code = 'Unexpected';
  constructor(
    readonly file: string,
    detail: string,
    options?: ErrorOptions,
  ) {
    super(`Training sentences ${file}: ${detail}`, options);
  }
}

const LANGUAGES = fileURLToPath(new URL('../localization/', import.meta.url));
const FOLDER = 'sentences';

const WITH_TOPICS: ReadonlySet<string> = new Set(['resources', NONE]);
const labels: ReadonlySet<string> = new Set([...TASKS, NONE]);
const sentences = z.array(z.string().trim().min(1)).min(1);

/**
 * Every language's training sentences: the files `<language>/sentences/<label>.json`, `resources.<topic>.json`
 * and `none.<kind>.json` below `folder`. A language without any has an empty list. Reads the disk: call it once, at start.
 * @throws SentenceFileError for the first file that is wrong
 */
export function loadSentences(folder = LANGUAGES): SentencesByLanguage {
  const languages = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return new Map(languages.map((language) => [language, sentencesIn(join(folder, language, FOLDER))]));
}

function sentencesIn(folder: string): LabelledSentence[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => sentencesOf(join(folder, name), name));
}

function sentencesOf(file: string, name: string): LabelledSentence[] {
  const [label = '', topic, ...more] = name.slice(0, -'.json'.length).split('.');
  if (!isLabel(label) || more.length > 0 || (topic !== undefined && !WITH_TOPICS.has(label))) {
    throw new SentenceFileError(
      file,
      `is named after none of ${[...labels].join(', ')}, resources.<topic>, none.<kind>`,
    );
  }
  return read(file).map((text) => ({ label, topic, text }));
}

function read(file: string): readonly string[] {
  try {
    return sentences.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new SentenceFileError(file, 'is not a list of sentences in JSON', { cause });
  }
}

function isLabel(name: string): name is Label {
  return labels.has(name);
}
