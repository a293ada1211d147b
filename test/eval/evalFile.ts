import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { TASKS } from '../../services/tasks.js';

/** A sentence and what it is to be understood as. */
export interface EvalCase {
  readonly locale: string;
  readonly text: string;
  readonly task: (typeof TASKS)[number] | 'none';
  /** Name of the customer who is clearly meant. */
  readonly customer?: string | undefined;
  /** Name of the reservation that is clearly meant. */
  readonly reservation?: string | undefined;
}

/** A file that cannot be read, or has a line that is no sentence; the message names them. */
export class EvalFileError extends Error {
  override readonly name = 'EvalFileError';
}

const evalCase: z.ZodType<EvalCase> = z.object({
  locale: z.string().regex(/^[A-Za-z]{2,3}([-_][A-Za-z0-9]+)*$/, 'is no locale such as fr-FR'),
  text: z.string(),
  task: z.enum([...TASKS, 'none']),
  customer: z.string().optional(),
  reservation: z.string().optional(),
});

/** The sentences of a file of JSON lines; empty lines are passed over. @throws EvalFileError */
export function readEvalFile(file: string): EvalCase[] {
  return textOf(file)
    .replace(/^\ufeff/, '')
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [caseOf(line, `${file}:${index + 1}`)]));
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new EvalFileError(`${file} cannot be read: ${messageOf(cause)}`, { cause });
  }
}

function caseOf(line: string, place: string): EvalCase {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch (cause) {
    throw new EvalFileError(`${place} is no JSON: ${messageOf(cause)}`, { cause });
  }
  const parsed = evalCase.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue && issue.path.length > 0 ? `"${issue.path.join('.')}" ` : '';
  throw new EvalFileError(`${place}: ${field}${issue?.message ?? 'is no sentence'}`);
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
