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
    readonly file: string,
    /** Dotted paths of the wrong fields, such as `feeTiers.0.ratePercent`; empty when the file itself is wrong. */
    readonly fields: readonly string[],
    detail: string,
    options?: ErrorOptions,
  ) {
    super(`Refund policy ${file}: ${detail}`, options);
  }
}

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

function policyFilesIn(dir: string): string[] {
  const files = namesIn(dir).filter((name) => name.endsWith('.json'));
  if (files.length === 0) {
    throw new PolicyFileError(dir, [], 'the folder holds no policy');
  }
  return files;
}

function namesIn(dir: string): string[] {
  try {
    return readdirSync(dir);
  } catch (cause) {
    throw new PolicyFileError(dir, [], 'the folder cannot be read', { cause });
  }
}

function loadPolicy(file: string): RefundPolicy {
  const parsed = refundPolicySchema.safeParse(readJson(file));
  if (!parsed.success) {
    const wrong = parsed.error.issues.flatMap((issue) =>
      fieldsOf(issue).map((field) => ({ field, message: issue.message })),
    );
    const detail = wrong.map(({ field, message }) => `${field}: ${message}`).join('; ');
    throw new PolicyFileError(file, [...new Set(wrong.map(({ field }) => field))], detail);
  }
  if (parsed.data.id !== basename(file, '.json')) {
    throw new PolicyFileError(file, ['id'], `id: is ${parsed.data.id}, which is not the file's name`);
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
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new PolicyFileError(file, [], 'is not readable JSON', { cause });
  }
}
