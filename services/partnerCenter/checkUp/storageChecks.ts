import { access, constants, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { BlobServiceClient, RestError } from '@azure/storage-blob';
import type { CheckUpAsk } from '../../checkUp.js';
import { isSystemError, isThere } from '../../local/fileSystem.js';
import type { BlobStorage } from '../../storageChoice.js';
import { passed, type Result, type Step, type Steps, wrong } from './steps.js';

type Kept = NonNullable<CheckUpAsk['kept']>;

/** Folders below the data directory that a desk writes to once they are there. */
const FOLDERS = ['state', 'ledger', 'desk'];
/** Behind the names of the containers besides that of the conversations. */
const SUFFIXES = ['', '-ledger', '-trail'];
const PATIENCE = { retryOptions: { maxTries: 2, tryTimeoutInMs: 5_000, retryDelayInMs: 300 } };

/** Checks that the desk can keep what it keeps, and leaves nothing behind. */
export async function checkStorage(steps: Steps, kept: Step<Kept>): Promise<void> {
  await steps.take('dataDir', [kept], ({ dataDir }) => writableFolder(dataDir));
  const storage = kept.value?.storage;
  if (storage?.kind === 'azure-blobs') await steps.take('blobs', [], () => containersOf(storage));
}

async function writableFolder(dataDir: string): Promise<Result<undefined>> {
  const place = await nearestThere(dataDir);
  try {
    await writeAndRemove(place);
    for (const folder of FOLDERS) {
      const below = path.join(dataDir, folder);
      if (await isThere(below)) await access(below, constants.W_OK);
    }
    return passed(undefined, 'DataDir', { dataDir });
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return wrong('DataDirUnusable', { dataDir, why: error.code ?? error.message });
  }
}

/** The folder itself, or the one that it would be made in. */
async function nearestThere(folder: string): Promise<string> {
  const above = path.dirname(folder);
  return above === folder || (await isThere(folder)) ? folder : nearestThere(above);
}

async function writeAndRemove(folder: string): Promise<void> {
  // Of a file, its name alone would not tell.
  await stat(path.join(folder, '.'));
  const place = await mkdtemp(path.join(folder, '.desk-check-'));
  try {
    await writeFile(path.join(place, 'written'), 'x', { flush: true });
  } finally {
    await rm(place, { recursive: true });
  }
}

/** Only reads: what is written to a container may have to stay. */
async function containersOf({ connectionString, container }: BlobStorage): Promise<Result<undefined>> {
  try {
    const service = BlobServiceClient.fromConnectionString(connectionString, PATIENCE);
    const names = SUFFIXES.map((suffix) => `${container}${suffix}`);
    const there = await Promise.all(names.map((name) => service.getContainerClient(name).exists()));
    const missing = names.filter((_, place) => !there[place]);
    if (missing.length === 0) return passed(undefined, 'Blobs', { container });
    return passed(undefined, 'BlobsToMake', { missing: missing.join(', ') });
  } catch (error) {
    const why = error instanceof RestError ? (error.code ?? `status ${error.statusCode}`) : 'not readable';
    return wrong('BlobsUnusable', { why });
  }
}
