import { DeskError } from '../../errors.js';
import type { Caller } from '../../model.js';
import type { RequestFiles } from '../../requestFiles.js';
import type { LedgerRequest } from '../ledger/ledgerDocument.js';
import type { TicketFile, TicketFiles } from './ticketFiles.js';
import type { Ticketing } from './ticketing.js';

/** Where the files lie until support has them. */
export type HandedFiles = Pick<RequestFiles, 'read' | 'drop'>;

/**
 * Hands the files of requests to their tickets. A request stands without them: what did not arrive is tried again whenever
 * the request is looked at.
 */
export class HandingOver {
  constructor(
    private readonly ticketing: Ticketing,
    private readonly tickets: TicketFiles,
    private readonly files: HandedFiles | undefined,
  ) {}

  /** The request, which no longer waits for its files when they have arrived. Never rejects with a DeskError. */
  async hand(caller: Caller, request: LedgerRequest): Promise<LedgerRequest> {
    if (!this.files || !request.areFilesPending || request.ticketNumber === undefined) return request;
    try {
      const found = await this.#found(caller, request, this.files);
      await this.tickets.give(request.customerId, request.ticketNumber, found);
      const handed = await this.#noted(caller, request, found.length);
      await this.files.drop(caller, request.key);
      return handed;
    } catch (error) {
      if (error instanceof DeskError) return request;
      throw error;
    }
  }

  async #found(caller: Caller, { key, files = [] }: LedgerRequest, kept: HandedFiles): Promise<TicketFile[]> {
    const read = files.map(async ({ id, name }) => ({ name, bytes: await kept.read(caller, key, id) }));
    const found = await Promise.all(read);
    return found.flatMap(({ name, bytes }) => (bytes ? [{ name, bytes }] : []));
  }

  #noted(caller: Caller, request: LedgerRequest, count: number): Promise<LedgerRequest> {
    const change = {
      action: 'request.updated',
      before: { filesSent: 0 },
      after: { filesSent: count },
    } as const;
    return this.ticketing.change(caller, request, change, (present) => {
      // Another look may have done it meanwhile.
      if (!present.areFilesPending) return present;
      const { areFilesPending: _not, ...handed } = present;
      return handed;
    });
  }
}
