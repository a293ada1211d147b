import type { Backend } from '../../../services/backend.js';
import type { CustomerDocument } from '../../../services/local/deskDocuments.js';
import type { StillClock } from '../local/deskFixture.js';

/** Every port that a back end gives to the dialogs. */
export type ContractBackend = Omit<Backend, 'identities' | 'colleagues' | 'demoUsers' | 'check' | 'close'>;

/** An open back end that holds what a test laid down, under the refund policy `csp-2018`. */
export interface ContractDesk {
  readonly backend: ContractBackend;
  /** Whether it knows how much of a refund limit is used, and not when that comes back. */
  readonly isNotToldRefills?: boolean;
  /** What the back end takes for the present instant: 2026-06-15T10:00Z until a test moves it. */
  readonly clock: StillClock;
  /** Closes it and opens another one on the same data. This one is of no use afterwards. */
  reopen(): Promise<ContractDesk>;
  /** Closes it and clears away its data. */
  close(): Promise<void>;
}

/** Somebody with an account at a customer or at the partner. */
export interface ContractPerson {
  readonly name: string;
  /** In lower case. Its domain tells where the account is. */
  readonly email: string;
}

export interface ContractOptions {
  /** Who has an account besides those that have a role in the documents. */
  readonly people?: readonly ContractPerson[];
}

/**
 * Opens a back end on nothing but these documents. Resolves when everything in them can be found. Products and their
 * prices, and where discounts can be applied, are those of the demo.
 */
export type OpenContractDesk = (
  documents: readonly CustomerDocument[],
  options?: ContractOptions,
) => Promise<ContractDesk>;

/** The same opener for the tests of a suite: what they open is closed after each of them. */
export function closingAfterEach(open: OpenContractDesk): OpenContractDesk {
  const opened = new Set<ContractDesk>();
  afterEach(async () => {
    const left = [...opened];
    opened.clear();
    await Promise.all(left.map((desk) => desk.close()));
  });
  const watched = (desk: ContractDesk): ContractDesk => {
    opened.add(desk);
    const { backend, clock, isNotToldRefills } = desk;
    const close = () => {
      opened.delete(desk);
      return desk.close();
    };
    const reopen = async () => {
      opened.delete(desk);
      return watched(await desk.reopen());
    };
    return { backend, clock, ...(isNotToldRefills && { isNotToldRefills }), reopen, close };
  };
  return async (documents, options) => watched(await open(documents, options));
}

/** What a refused call rejects with. */
export const refused = (code: string) => ({ name: 'RefusedError', code });
