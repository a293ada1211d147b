import { requestFacts } from '../../audit/requestFacts.js';
import type { Clock } from '../../clock.js';
import { UnreachableError } from '../../errors.js';
import { jsonCopy } from '../../local/jsonCopy.js';
import type { Caller, ListedReservation, RequestSubmission, ReservationRef } from '../../model.js';
import type { QuoteService } from '../../ports.js';
import {
  type AgreedTerms,
  asAgreedExchange,
  asAgreedRefund,
  askedTerms,
  reservationNotFound,
} from '../../requests/agreedTerms.js';
import { requestOfKey } from '../../requests/ownRequests.js';
import { requestOf } from '../../requests/requestChanges.js';
import { entryFor, putOnTop } from '../../requests/userIndex.js';
import type { DeskLedger } from '../ledger/deskLedger.js';
import type { LedgerRequest, ReservationTold } from '../ledger/ledgerDocument.js';
import { contactProfile } from './contactProfile.js';
import { subjectOf } from './ticketing.js';
import { ticketNameOf } from './ticketNames.js';
import type { TicketTopics } from './ticketTopics.js';

/** The reservations that requests are about. */
export interface KnownReservations {
  /** One as the newest list has it. @throws RefusedError `CustomerNotFound`, `ReservationNotFound` */
  known(caller: Caller, ref: ReservationRef): Promise<ListedReservation>;
}

export interface FilingSources {
  readonly ledger: DeskLedger;
  readonly quotes: Pick<QuoteService, 'quoteRefund' | 'quoteExchange'>;
  readonly reservations: KnownReservations;
  readonly topics: TicketTopics;
  readonly clock: Clock;
}

export interface Filed {
  readonly request: LedgerRequest;
  /** Whether it was filed just now, and not found. */
  readonly isNew: boolean;
}

/** What a submission was found to be worth, and among which other requests. */
interface Found {
  readonly terms: AgreedTerms;
  readonly reservation: ReservationTold | undefined;
  readonly among: string;
}

/** So often a submission is quoted again when others keep filing requests of the same customer meanwhile. */
const MOST_QUOTES = 5;

/**
 * Files submissions in the ledger. A user's index names a request before the customer's document holds it: a crash between
 * the two writes leaves an entry that leads nowhere and is dropped in time, never a request that its owner cannot find.
 */
export class RequestFiling {
  constructor(private readonly sources: FilingSources) {}

  /**
   * The request of the submission, filed now unless it was filed before. Whatever can be known of it is asked for first, side
   * by side, so that nothing is filed that could not become a ticket.
   * @throws RefusedError as `SupportDesk.submit`; UnreachableError also `StateConflict` when others kept filing
   */
  async file(caller: Caller, submission: RequestSubmission): Promise<Filed> {
    const { ledger } = this.sources;
    const { customerId, key } = submission;
    await ledger.withCustomer(caller, customerId, async () => {});
    contactProfile(submission.contact);
    for (let quotes = 1; quotes <= MOST_QUOTES; quotes += 1) {
      const requests = await ledger.requestsOf(caller, customerId);
      const earlier = requestOfKey({ requests }, caller, key);
      const among = amongOf(requests);
      const found = earlier ? NOTHING : await this.#foundForTicket(caller, submission, among);
      const filed = await this.#enter(caller, submission, found);
      if (filed) return filed;
    }
    throw new UnreachableError('StateConflict', 'others kept filing requests of this customer');
  }

  /** What was found, once there is also a topic to file a ticket under. */
  async #foundForTicket(caller: Caller, submission: RequestSubmission, among: string): Promise<Found> {
    const [found] = await Promise.all([
      this.#found(caller, submission, among),
      this.sources.topics.topicOf(submission.customerId, submission),
    ]);
    return found;
  }

  async #found(caller: Caller, submission: RequestSubmission, among: string): Promise<Found> {
    const { quotes } = this.sources;
    const { customerId } = submission;
    const asked = askedTerms(submission);
    if (asked.kind === 'exchange') {
      const quote = await quotes.quoteExchange(caller, { customerId, ...asked.exchange });
      return { terms: { exchange: asAgreedExchange(quote, asked.exchange) }, reservation: undefined, among };
    }
    const { reservationId } = asked;
    if (reservationId === undefined) {
      if (asked.kind === 'refund') throw reservationNotFound();
      return { terms: {}, reservation: undefined, among };
    }
    const ref = { customerId, reservationId };
    const known = this.sources.reservations.known(caller, ref);
    if (asked.kind === 'neither') return { terms: {}, reservation: toldOf(await known), among };
    const { refund } = asked;
    const quoted = quotes.quoteRefund(caller, { ...ref, quantity: refund.quantity });
    const [reservation, quote] = await Promise.all([known, quoted]);
    return { terms: { refund: asAgreedRefund(quote, refund) }, reservation: toldOf(reservation), among };
  }

  /** Undefined when what was found does not hold any more: others have filed requests meanwhile. */
  #enter(caller: Caller, submission: RequestSubmission, found: Found): Promise<Filed | undefined> {
    const { ledger, clock } = this.sources;
    const { customerId, key } = submission;
    return ledger.withUser(caller, (user) =>
      ledger.withCustomer(caller, customerId, async ({ data, write }) => {
        const earlier = requestOfKey(data, caller, key);
        if (earlier) {
          if (!user.data.requests.some(({ requestId }) => requestId === earlier.id))
            await putOnTop(user, entryFor(earlier));
          return { request: earlier, isNew: false };
        }
        if (amongOf(data.requests) !== found.among) return undefined;
        const begun = user.data.requests.find((entry) => entry.key === key);
        const entry = {
          // The number of an entry that leads nowhere yet: another process may be about to file the request under it.
          requestId: begun?.requestId ?? (await ledger.nextRequestNumber()),
          key,
          customerId,
          createdAt: clock.now().toISOString(),
        };
        await putOnTop(user, entry);
        const request: LedgerRequest = jsonCopy({
          ...requestOf(submission, entry, data.profile, caller.userId, found.terms),
          ...(submission.files && submission.files.length > 0 && { areFilesPending: true }),
          ticketName: ticketNameOf(caller, key),
          reservation: found.reservation,
        });
        await write(
          { ...data, requests: [...data.requests, request] },
          {
            action: 'request.filed',
            subject: subjectOf(request),
            before: null,
            after: requestFacts(request),
          },
        );
        return { request, isNew: true };
      }),
    );
  }
}

const NOTHING: Found = { terms: {}, reservation: undefined, among: '' };

/** The open requests that give units back: what a quote was reckoned among. */
function amongOf(requests: readonly LedgerRequest[]): string {
  const open = requests.filter(
    ({ status, refund, exchange }) => (refund || exchange) && (status === 'Open' || status === 'InProgress'),
  );
  return open.map(({ id }) => id).join(' ');
}

function toldOf({
  orderId,
  displayName,
  sku,
  resourceType,
  region,
  term,
  quantity,
}: ListedReservation): ReservationTold {
  return { orderId, displayName, sku, resourceType, region, term, quantity };
}
