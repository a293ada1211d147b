import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import { DeskError } from '../errors.js';
import { type RefundPolicy, refundPolicySchema } from './refundPolicy.js';

/** A refund policy that the desk must not start with; the message names the file and every wrong field. */
export class PolicyFileError extends DeskError {
  override readonly name = 'PolicyFileError';
  override readonly code = 'Unexpected';
  constructor(
    /** The file, or the folder where that is what cannot be used. */
    readonly file: string,
    readonly about: 'folder' | 'file',
    /** Dotted paths of the wrong fields, such as `feeTiers.0.ratePercent`; empty when the file itself is wrong. */
    readonly fields: readonly string[],
    detail: string,
    options?: ErrorOptions,
  ) {
    super(`Refund policy ${file}: ${detail}`, options);
  }
}

/** Some editors begin a file with it. */
const BYTE_ORDER_MARK = '\ufeff';

const presets = fileURLToPath(new URL('./policies/', import.meta.url));

/**
 * Every policy by its id, in order of id: the presets, and those of the operator's folder (`<id>.json`), which add to
 * them and take the place of a preset of the same id. Reads the disk: call it once, at start.
 * @throws PolicyFileError when the operator's folder holds none, or for the first file that is wrong
 */
export function loadPolicies(operatorDir?: string): ReadonlyMap<string, RefundPolicy> {
  const dirs = operatorDir === undefined ? [presets] : [presets, operatorDir];
  const policies = dirs.flatMap((dir) => policyFilesIn(dir).map((file) => loadPolicy(join(dir, file))));
  const byId = new Map(policies.map((policy) => [policy.id, policy]));
  return new Map([...byId].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Names that begin with a dot are what a system leaves beside its files. */
function policyFilesIn(dir: string): string[] {
  const files = namesIn(dir).filter((name) => name.endsWith('.json') && !name.startsWith('.'));
  if (files.length === 0) {
    throw new PolicyFileError(dir, 'folder', [], 'the folder holds no policy, that is no file NAME.json');
  }
  return files;
}

function namesIn(dir: string): string[] {
  try {
    return readdirSync(dir);
  } catch (cause) {
    throw new PolicyFileError(dir, 'folder', [], `the folder cannot be read${codeOf(cause)}`, { cause });
  }
}

function loadPolicy(file: string): RefundPolicy {
  const parsed = refundPolicySchema.safeParse(readJson(file), {
    error: ({ input }) => (input === undefined ? 'is missing: copy it from a preset' : undefined),
  });
  if (!parsed.success) {
    const wrong = parsed.error.issues.flatMap((issue) =>
      fieldsOf(issue).map((field) => ({ field, message: issue.message })),
    );
    const detail = wrong.map(({ field, message }) => `${field}: ${message}`).join('; ');
    throw new PolicyFileError(file, 'file', [...new Set(wrong.map(({ field }) => field))], detail);
  }
  if (parsed.data.id !== basename(file, '.json')) {
    throw new PolicyFileError(file, 'file', ['id'], `id: is ${parsed.data.id}, which is not the file's name`);
  }
  return parsed.data;
}

/** Dotted paths that an issue is about; zod puts an unknown field on its parent. */
function fieldsOf(issue: z.core.$ZodIssue): string[] {
  const unknown =
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : undefined;
  return (unknown ?? [issue.path]).map((path) => path.join('.') || '(whole file)');
}

function readJson(file: string): unknown {
  const text = readText(file);
  try {
    return JSON.parse(text.startsWith(BYTE_ORDER_MARK) ? text.slice(BYTE_ORDER_MARK.length) : text);
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new PolicyFileError(file, 'file', [], `is not JSON: ${detail}`, { cause });
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new PolicyFileError(file, 'file', [], `cannot be read${codeOf(cause)}`, { cause });
  }
}

/** What the system says of it, such as ` (EACCES)`. */
function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? ` (${cause.code})` : '';
}
