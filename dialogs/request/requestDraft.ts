import { z } from 'zod';
import type { UnfinishedRequest } from '../../services/ports.js';
import {
  agreedExchange,
  agreedRefund,
  requestBasics,
  requestContact,
  requestFile,
  requestProblem,
} from '../../services/requestSchemas.js';

const entries = z.record(z.string(), z.string());

/** The forms of a support request, in order. */
export const REQUEST_FORMS = ['basics', 'problem', 'contact'] as const;
export type RequestForm = (typeof REQUEST_FORMS)[number];

const requestDraft = z.object({
  /**
   * Identity of the request. Made when the draft is: it names the unfinished request until it is submitted and makes
   * submitting it twice harmless, from whichever conversation.
   */
  key: z.string().min(1),
  customerId: z.string().optional(),
  reservationId: z.string().optional(),
  refund: agreedRefund.optional(),
  /** Names its reservations itself: `reservationId` is absent. */
  exchange: agreedExchange.optional(),
  /** The description that the desk wrote, to be renewed while the user has not changed it. */
  proposal: z.string().optional(),
  /** What stands in each form, finished or not. */
  entered: z.object({ basics: entries.optional(), problem: entries.optional(), contact: entries.optional() }),
  /** The forms that were accepted as they stand. */
  basics: requestBasics.optional(),
  problem: requestProblem.optional(),
  contact: requestContact.optional(),
  /** What was attached, as it was known last; where the files are kept it is known better. */
  files: z.array(requestFile).optional(),
});

/** A support request on its way: plain JSON, kept in the dialog and with the user's unfinished requests. */
export type RequestDraft = z.infer<typeof requestDraft>;

/** A draft as it was kept earlier; undefined when it is not one, such as one of another version. */
export function readDraft(kept: unknown): RequestDraft | undefined {
  return requestDraft.safeParse(kept).data;
}

/** What a request asks for. */
export function aboutOf({
  refund,
  exchange,
}: Pick<RequestDraft, 'refund' | 'exchange'>): UnfinishedRequest['about'] {
  if (exchange) return 'exchange';
  return refund ? 'refund' : 'support';
}

/** The reservations that a request is about. */
export function reservationIdsOf({
  reservationId,
  exchange,
}: Pick<RequestDraft, 'reservationId' | 'exchange'>): readonly string[] {
  if (exchange) return exchange.returns.map((returned) => returned.reservationId);
  return reservationId === undefined ? [] : [reservationId];
}

/** Whether anything would be lost with the draft: an agreed quote, what was chosen or written in a form, or a file. */
export function isWorthKeeping(draft: RequestDraft): boolean {
  return aboutOf(draft) !== 'support' || hasEntries(draft) || (draft.files ?? []).length > 0;
}

function hasEntries({ entered }: RequestDraft): boolean {
  return Object.values(entered).some((form) => Object.values(form ?? {}).some((entry) => entry !== ''));
}

/** What is sent of a draft. */
export type CompleteDraft = Pick<RequestDraft, 'key' | 'reservationId' | 'refund' | 'exchange'> &
  Required<Pick<RequestDraft, 'customerId' | 'basics' | 'problem' | 'contact'>>;

/** @throws TypeError when a form was not accepted yet: a fault of the order of steps. */
export function completeDraft(draft: RequestDraft): CompleteDraft {
  const { key, customerId, refund, exchange, basics, problem, contact } = draft;
  const [reservationId] = reservationIdsOf(draft);
  if (customerId === undefined || !basics || !problem || !contact) {
    throw new TypeError('the request is not complete');
  }
  return {
    key,
    customerId,
    basics,
    problem,
    contact,
    ...(reservationId !== undefined && { reservationId }),
    ...(refund && { refund }),
    ...(exchange && { exchange }),
  };
}
