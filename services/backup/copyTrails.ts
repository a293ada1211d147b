import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { isThere } from '../local/fileSystem.js';
import { copyFolder } from './copyFiles.js';

/** What a customer's document says of its trail: how many entries belong to it. */
const audited = z.object({ audit: z.object({ seq: z.int().min(0) }) });

/**
 * Copies the audit trails of a desk whose customers were copied before. A trail that has grown since is cut to what the
 * copied document knows of, so that the two fit together.
 */
export async function copyTrails(desk: string, target: string): Promise<void> {
  if (!(await isThere(path.join(desk, 'audit')))) return;
  const trails = path.join(target, 'audit');
  await copyFolder(path.join(desk, 'audit'), trails);
  for (const trail of await readdir(trails)) {
    const customer = path.join(target, 'customers', `${path.basename(trail, '.jsonl')}.json`);
    const count = trail.endsWith('.jsonl') ? await entriesOf(customer) : undefined;
    if (count !== undefined) await cut(path.join(trails, trail), count);
  }
}

async function entriesOf(customer: string): Promise<number | undefined> {
  try {
    return audited.safeParse(JSON.parse(await readFile(customer, 'utf8'))).data?.audit.seq;
  } catch {
    // No document, or a damaged one, which the desk reports.
    return undefined;
  }
}

async function cut(trail: string, count: number): Promise<void> {
  const lines = (await readFile(trail, 'utf8')).split(/(?<=\n)/);
  if (lines.length > count) await writeFile(trail, lines.slice(0, count).join(''));
}
