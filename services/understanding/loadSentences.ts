import { createHash } from 'node:crypto';
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

/** Training sentences that nothing must be learned from; the message names the file. */
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

/** Where the desk's languages lie. */
export const LANGUAGES = fileURLToPath(new URL('../localization/', import.meta.url));
const FOLDER = 'sentences';

const WITH_TOPICS: ReadonlySet<string> = new Set(['resources', NONE]);
const labels: ReadonlySet<string> = new Set([...TASKS, NONE]);
const sentences = z.array(z.string().trim().min(1)).min(1);

/**
 * Every language's training sentences: the files `<language>/sentences/<label>.json`, `resources.<topic>.json`
 * and `none.<kind>.json` below `folder`. A language without any has an empty list. Reads the disk: call it once.
 * @throws SentenceFileError for the first file that is wrong
 */
export function loadSentences(folder = LANGUAGES): SentencesByLanguage {
  return new Map(languagesIn(folder).map((language) => [language, sentencesIn(folder, language)]));
}

/** The languages below a folder, with training sentences or without. */
export function languagesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** Whether a language has training sentences; they are not read. */
export function hasSentences(folder: string, language: string): boolean {
  return sentenceFiles(folder, language).length > 0;
}

/** One language's training sentences. @throws SentenceFileError for the first file that is wrong */
export function sentencesIn(folder: string, language: string): LabelledSentence[] {
  return sentenceFiles(folder, language).flatMap(({ file, name }) => sentencesOf(file, name));
}

/** What tells one version of a language's training sentences from another; the files are not read as sentences. */
export function sentencesDigest(folder: string, language: string): string {
  const hash = createHash('sha256');
  for (const { file, name } of sentenceFiles(folder, language)) {
    hash.update(`${name}\n`).update(createHash('sha256').update(readFileSync(file)).digest());
  }
  return hash.digest('hex');
}

function sentenceFiles(
  folder: string,
  language: string,
): readonly { readonly file: string; readonly name: string }[] {
  const own = join(folder, language, FOLDER);
  if (!existsSync(own)) return [];
  return readdirSync(own)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => ({ file: join(own, name), name }));
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
