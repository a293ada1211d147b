import { z } from 'zod';
import { RefusedError } from '../../errors.js';
import { SUPPORT_API_VERSION } from '../azure/supportApi.js';
import type { TenantClients } from '../azure/tenantClients.js';
import type { SupportPlace } from './supportTickets.js';

/** A file for support. */
export interface TicketFile {
  /** With its ending, such as `invoice.pdf`. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Limits of Microsoft.Support. */
export const MOST_FILE_BYTES = 5 * 1024 * 1024;
export const MOST_CHUNK_BYTES = 2.5 * 1024 * 1024;

/** What the service says of what it keeps is of no interest; that it says it is. */
const kept = z.object({ id: z.string().min(1) });
const OPTIONS = { query: { 'api-version': SUPPORT_API_VERSION } };

/**
 * Files for tickets: a ticket names the workspace that its files lie in when it is put; later they go to it by its number.
 * Throws DeskErrors `Service…`.
 */
export class TicketFiles {
  constructor(
    private readonly clients: TenantClients,
    private readonly place: SupportPlace = {},
  ) {}

  /**
   * Lays the files into the workspace, which is made where there is none; the same files again change nothing.
   * @param workspace letters, digits, `_`, `-`, `.`
   * @throws RefusedError `Unexpected` for a file that is empty or larger than the service takes; nothing is sent then
   */
  async put(customerId: string, workspace: string, files: readonly TicketFile[]): Promise<void> {
    demandPossible(files);
    await this.clients.of(customerId).supportFiles.put(this.#path(workspace), undefined, kept, OPTIONS);
    await this.#putInto(customerId, workspace, files);
  }

  /**
   * Gives the files to a ticket that is there already: its number names its own workspace, which is not made. The same files
   * again change nothing.
   * @throws RefusedError `Unexpected` as `put`
   */
  async give(customerId: string, ticketNumber: string, files: readonly TicketFile[]): Promise<void> {
    demandPossible(files);
    await this.#putInto(customerId, ticketNumber, files);
  }

  async #putInto(customerId: string, workspace: string, files: readonly TicketFile[]): Promise<void> {
    for (const file of files) {
      await this.#put(customerId, `${this.#path(workspace)}/files/${encodeURIComponent(file.name)}`, file);
    }
  }

  async #put(customerId: string, path: string, { bytes }: TicketFile): Promise<void> {
    const rest = this.clients.of(customerId).supportFiles;
    const chunkSize = Math.min(bytes.length, MOST_CHUNK_BYTES);
    const numberOfChunks = Math.ceil(bytes.length / chunkSize);
    const properties = { chunkSize, fileSize: bytes.length, numberOfChunks };
    await rest.put(path, { properties }, kept, OPTIONS);
    for (let chunkIndex = 0; chunkIndex < numberOfChunks; chunkIndex += 1) {
      const chunk = bytes.subarray(chunkIndex * chunkSize, (chunkIndex + 1) * chunkSize);
      const content = Buffer.from(chunk).toString('base64');
      await rest.post(`${path}/upload`, { content, chunkIndex }, z.undefined(), OPTIONS);
    }
  }

  #path(workspace: string): string {
    const { subscriptionId } = this.place;
    const base = subscriptionId === undefined ? '' : `/subscriptions/${encodeURIComponent(subscriptionId)}`;
    return `${base}/providers/Microsoft.Support/fileWorkspaces/${encodeURIComponent(workspace)}`;
  }
}

function demandPossible(files: readonly TicketFile[]): void {
  for (const { bytes } of files) {
    if (bytes.length === 0 || bytes.length > MOST_FILE_BYTES)
      throw new RefusedError('Unexpected', `a file of ${bytes.length} bytes`);
  }
}
