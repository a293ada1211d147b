import type { Clock } from '../../services/clock.js';
import type { Texts } from '../../services/localization/texts.js';
import type { Caller, SupportRequest } from '../../services/model.js';
import { exportedJson } from './dataExport.js';
import { keptRecords } from './keptRecords.js';
import type { MyDataPorts } from './myDataPorts.js';

/** A request may be as long as a message: beyond these a file would be too large to be made in memory. */
export const MOST_REQUESTS_IN_A_FILE = 1_000;
const REQUESTS_A_LOOK = 100;

/** Where everything lies that goes into the file. */
export type KeptPorts = Omit<MyDataPorts, 'fileOffers' | 'retention'>;

/** Everything that the desk keeps of a user. */
export interface DataFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** How many the user filed. */
  readonly requests: number;
}

/**
 * Makes the file as JSON; undefined where the user filed too many requests for one.
 * @throws UnreachableError `BackendUnreachable`
 */
export async function dataFileOf(
  { caller, texts }: { readonly caller: Caller; readonly texts: Texts },
  ports: KeptPorts,
  clock: Clock,
): Promise<DataFile | undefined> {
  const items = await allRequests(caller, ports.desk);
  if (!items) return undefined;
  const exportedAt = clock.now().toISOString();
  const json = exportedJson({
    exportedAt,
    user: caller,
    ...(await keptRecords(ports, caller)),
    requests: { total: items.length, items },
  });
  const name = texts.say('myData.file.name', { date: exportedAt.slice(0, 10) });
  return { name, bytes: Buffer.from(`${json}\n`), requests: items.length };
}

async function allRequests(
  caller: Caller,
  desk: MyDataPorts['desk'],
): Promise<readonly SupportRequest[] | undefined> {
  const items: SupportRequest[] = [];
  for (let page = 0, pages = 1; page < pages; page += 1) {
    const found = await desk.list(caller, page, REQUESTS_A_LOOK);
    if (found.total > MOST_REQUESTS_IN_A_FILE) return undefined;
    items.push(...found.items);
    pages = found.pageCount;
  }
  return items;
}
