import type { AgreedRefund, RequestStatus } from '../../services/model.js';
import type { UnfinishedRequest } from '../../services/ports.js';
import { type RequestDraft, readDraft } from './requestDraft.js';

/** What a support request is begun with: one that was kept, or what is already chosen. */
export type SupportOptions =
  | { readonly unfinished: UnfinishedRequest }
  | {
      readonly unfinished?: undefined;
      readonly customerId?: string;
      readonly reservationId?: string;
      /** Needs the reservation. */
      readonly refund?: AgreedRefund;
    };

/** The draft with what only the running dialog needs to know. */
export interface SupportDraft extends RequestDraft {
  /** Whether it was kept earlier: `unreadable` when nothing of it could be taken over. */
  readonly resumed?: 'whole' | 'unreadable';
  /** Set on the way to the review, where forms that are accepted need not be seen again. */
  returning?: boolean;
  /** Set while the refund must be agreed to anew, for this many units or for as many as the user says. */
  requote?: { quantity?: number };
  /** The request on file. */
  filed?: { id: string; status: RequestStatus };
}

/** @param key identity for a request that has none yet */
export function beginDraft(options: SupportOptions, key: string): SupportDraft {
  if (options.unfinished) {
    const kept = readDraft(options.unfinished.draft);
    return kept
      ? { ...kept, resumed: 'whole', returning: true }
      : { key: options.unfinished.key, entered: {}, resumed: 'unreadable' };
  }
  const { customerId, reservationId, refund } = options;
  return {
    key,
    entered: {},
    ...(customerId !== undefined && { customerId }),
    ...(customerId !== undefined &&
      reservationId !== undefined && { reservationId, ...(refund && { refund }) }),
  };
}
