import { createHash } from 'node:crypto';
import { endianness } from 'node:os';
import { z } from 'zod';
import { DeskError } from '../errors.js';
import type { LearnedModel } from './learnedModel.js';
import type { LearnedWords } from './learnedWords.js';

/** A file of what was learned that is damaged, or does not fit the sentences or this machine. */
export class LearnedFileError extends DeskError {
  override readonly name = 'LearnedFileError';
  override readonly code = 'Unexpected';
}

/** Counted up when the same sentences are learned to something else, or it is laid out otherwise. */
const VERSION = 1;
const HASH = 'sha256';
const HASH_BYTES = 32;
const LENGTH_BYTES = 4;

const count = z.int().nonnegative();
const made = z.object({ version: z.literal(VERSION), bytes: z.literal(endianness()), sentences: z.string() });
const wordsHead = made.extend({ letters: z.string(), lengths: z.array(count) });
const modelHead = made.extend({
  labels: z.array(z.string()),
  biases: z.array(z.number()),
  slope: z.number(),
  unknown: z.number(),
  features: count,
});

/** A file: a hash of the rest, the length of a head in JSON, the head, and the numbers of the lists. */
export function wordsFile({ counts, ranks, ...head }: LearnedWords, sentences: string): Buffer {
  return fileOf({ ...head, sentences }, [counts, ranks]);
}

/** As `wordsFile`, of a model. */
export function modelFile(model: LearnedModel, sentences: string): Buffer {
  const { features, telling, weights, ...head } = model;
  return fileOf({ ...head, features: features.length, sentences }, [features, telling, weights]);
}

/**
 * @param sentences digest of those that the words must have been learned from
 * @throws LearnedFileError
 */
export function wordsIn(file: Buffer, sentences: string): LearnedWords {
  const { head, numbers } = partsOf(file, wordsHead, sentences);
  const { letters, lengths } = head;
  const words = lengths.reduce((sum, length) => sum + length, 0);
  requireLength(numbers, words * (Uint32Array.BYTES_PER_ELEMENT * 2));
  const ranksAt = words * Uint32Array.BYTES_PER_ELEMENT;
  return {
    letters,
    lengths,
    counts: new Uint32Array(numbers, 0, words),
    ranks: new Uint32Array(numbers, ranksAt, words),
  };
}

/** As `wordsIn`, of a model. @throws LearnedFileError */
export function modelIn(file: Buffer, sentences: string): LearnedModel {
  const { head, numbers } = partsOf(file, modelHead, sentences);
  const { labels, biases, slope, unknown, features } = head;
  const tellingAt = features * Float64Array.BYTES_PER_ELEMENT;
  const weightsAt = tellingAt + features * Float32Array.BYTES_PER_ELEMENT;
  const weights = features * labels.length;
  requireLength(numbers, weightsAt + weights * Float32Array.BYTES_PER_ELEMENT);
  return {
    labels,
    biases,
    slope,
    unknown,
    features: new Float64Array(numbers, 0, features),
    telling: new Float32Array(numbers, tellingAt, features),
    weights: new Float32Array(numbers, weightsAt, weights),
  };
}

function fileOf(head: object, lists: readonly (Uint32Array | Float32Array | Float64Array)[]): Buffer {
  const json = Buffer.from(JSON.stringify({ version: VERSION, bytes: endianness(), ...head }));
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32LE(json.length);
  const numbers = lists.map((list) => Buffer.from(list.buffer, list.byteOffset, list.byteLength));
  const rest = Buffer.concat([length, json, ...numbers]);
  return Buffer.concat([createHash(HASH).update(rest).digest(), rest]);
}

function partsOf<Head extends z.infer<typeof made>>(
  file: Buffer,
  schema: z.ZodType<Head>,
  sentences: string,
): { readonly head: Head; readonly numbers: ArrayBuffer } {
  const rest = file.subarray(HASH_BYTES);
  const isWhole = createHash(HASH).update(rest).digest().equals(file.subarray(0, HASH_BYTES));
  if (!isWhole || rest.length < LENGTH_BYTES) throw new LearnedFileError('is damaged');
  const headEnd = LENGTH_BYTES + rest.readUInt32LE();
  const head = schema.safeParse(JSON.parse(rest.toString('utf8', LENGTH_BYTES, headEnd)));
  if (!head.success) throw new LearnedFileError('is of another version', { cause: head.error });
  if (head.data.sentences !== sentences) throw new LearnedFileError('is of other sentences');
  // A copy, because lists of numbers begin at places that their size divides.
  return { head: head.data, numbers: new Uint8Array(rest.subarray(headEnd)).buffer };
}

function requireLength(numbers: ArrayBuffer, bytes: number): void {
  if (numbers.byteLength !== bytes) throw new LearnedFileError('is of another length');
}
