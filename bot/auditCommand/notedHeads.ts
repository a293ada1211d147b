import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { ChainHead } from '../../services/audit/chainReader.js';
import type { ChainReport } from '../../services/audit/verifyChain.js';
import { InputError } from '../commandLine/inputError.js';

const notedHead = z.object({
  customer: z.string().min(1),
  newest: z.int().min(1).optional(),
  hash: z.string().optional(),
});

/** A customer's line of `verify --json`. */
export function notedLine({ customerId, entries, head, breaks }: ChainReport): string {
  return JSON.stringify({ customer: customerId, entries, newest: head?.seq, hash: head?.hash, breaks });
}

/** What an earlier `verify --json` noted, by customer. @throws InputError for a file that is none of those */
export async function readNotedHeads(file: string): Promise<ReadonlyMap<string, ChainHead>> {
  const heads = new Map<string, ChainHead>();
  const lines = (await textOf(file)).split('\n').filter((line) => line.trim() !== '');
  for (const [index, line] of lines.entries()) {
    const noted = headIn(line);
    if (!noted) throw new InputError(`Line ${index + 1} of ${file} is nothing that verify --json printed.`);
    const { customer, newest, hash } = noted;
    if (newest !== undefined && hash !== undefined) heads.set(customer, { seq: newest, hash });
  }
  return heads;
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new InputError(`${file} cannot be read: name a file with what verify --json printed.`, [], {
      cause,
    });
  }
}

function headIn(line: string): z.output<typeof notedHead> | undefined {
  try {
    return notedHead.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
