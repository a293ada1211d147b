import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BlobServiceClient } from '@azure/storage-blob';
import { z } from 'zod';

const filedRequest = z.object({ id: z.string(), key: z.string(), createdBy: z.string() });
const customerFile = z.object({ requests: z.array(filedRequest) });

/** What a request on file is known by. */
export type FiledRequest = z.infer<typeof filedRequest>;

/** Every request in a desk's folder. */
export function requestsInFolder(dataDir: string): FiledRequest[] {
  const folder = join(dataDir, 'desk', 'customers');
  return readdirSync(folder).flatMap((file) => requestsIn(readFileSync(join(folder, file), 'utf8')));
}

/** Every request in the container of the desk's documents. */
export async function requestsInContainer(
  connectionString: string,
  container: string,
): Promise<FiledRequest[]> {
  const client = BlobServiceClient.fromConnectionString(connectionString).getContainerClient(container);
  const found: FiledRequest[] = [];
  for await (const { name } of client.listBlobsFlat({ prefix: 'customers/' })) {
    found.push(...requestsIn(String(await client.getBlobClient(name).downloadToBuffer())));
  }
  return found;
}

/** How the requests on file differ from those that their owners have a receipt of. */
export interface FileCheck {
  readonly onFile: number;
  readonly lost: readonly string[];
  /** Filed twice under one number, or twice for one press. */
  readonly doubled: readonly string[];
  readonly unconfirmed: readonly string[];
}

export function checkFiled(filed: readonly FiledRequest[], confirmed: ReadonlySet<string>): FileCheck {
  const ids = new Set(filed.map(({ id }) => id));
  return {
    onFile: filed.length,
    lost: [...confirmed].filter((number) => !ids.has(number)),
    doubled: [...repeated(filed.map(({ id }) => id)), ...repeated(filed.map(({ key }) => key))],
    unconfirmed: [...ids].filter((id) => !confirmed.has(id)),
  };
}

function requestsIn(text: string): FiledRequest[] {
  return customerFile.parse(JSON.parse(text)).requests;
}

function repeated(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}
