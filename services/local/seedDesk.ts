import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Customer } from '../model.js';
import {
  type CustomerDocument,
  type CustomerIndex,
  DOCUMENT_VERSION,
  type RequestCounter,
} from './deskDocuments.js';
import { syncFolder } from './durableWrite.js';

/**
 * Lays down a new desk folder whole: it is built beside its place, synced, and renamed into it, so that a crash
 * leaves either no desk or a complete one.
 */
export async function seedDesk(desk: string, documents: Iterable<CustomerDocument>): Promise<void> {
  const building = `${desk}.seeding`;
  const folder = path.join(building, 'customers');
  await rm(building, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await mkdir(path.join(building, 'users'), { mode: 0o700 });

  const customers: Customer[] = [];
  for (const document of documents) {
    await writeSynced(path.join(folder, `${document.profile.id}.json`), document);
    customers.push(document.profile);
  }
  const index: CustomerIndex = { version: DOCUMENT_VERSION, customers };
  const counter: RequestCounter = { version: DOCUMENT_VERSION, last: 0 };
  await writeSynced(path.join(building, 'customers.json'), index);
  await writeSynced(path.join(building, 'requestNumbers.json'), counter);

  for (const made of [folder, building]) await syncFolder(made);
  await rename(building, desk);
  await syncFolder(path.dirname(desk));
}

async function writeSynced(file: string, content: object): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(JSON.stringify(content));
    await handle.sync();
  } finally {
    await handle.close();
  }
}
