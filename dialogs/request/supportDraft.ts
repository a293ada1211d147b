import type { AgreedExchange, AgreedRefund } from '../../services/model.js';
import type { UnfinishedRequest } from '../../services/ports.js';
import type { FiledRequest } from './receipt.js';
import { type RequestDraft, readDraft } from './requestDraft.js';

/** What a support request is begun with: one that was kept, or what is already chosen. */
export type SupportOptions =
  | { readonly unfinished: UnfinishedRequest }
  | {
      readonly unfinished?: undefined;
      readonly customerId?: string;
      /** Ids of the customers who may be meant, while it is not known which. */
      readonly customers?: readonly string[];
      readonly reservationId?: string;
      /** Whether the user's own words chose it: then it lies on the way back, to be changed. */
      readonly fromWords?: boolean;
      /** Needs the reservation. */
      readonly refund?: AgreedRefund;
      /** Needs the customer; names its reservations itself. */
      readonly exchange?: AgreedExchange;
    };

/** The draft with what only the running dialog needs to know. */
export interface SupportDraft extends RequestDraft {
  /** Whether it was kept earlier: `unreadable` when nothing of it could be taken over. */
  readonly resumed?: 'whole' | 'unreadable';
  customers?: readonly string[];
  fromWords?: boolean;
  /** Set on the way to the review, where forms that are accepted need not be seen again. */
  returning?: boolean;
  /** Set while another quantity of the refund than the agreed one is to be agreed to. */
  otherQuantity?: number;
  /** Set while an exchange of other lines than the agreed one is to be agreed to. */
  otherExchange?: Pick<AgreedExchange, 'returns' | 'purchases'>;
  /** Set while the exchange is to be put together anew, beginning with these lines. */
  exchangeChange?: 'returns' | 'purchases';
  filed?: FiledRequest;
  /** Set where it waits for approval instead. */
  asked?: AskedApproval;
}

/** The approval that a request waits for, and whether a channel shows it. */
export interface AskedApproval {
  readonly approvalId: string;
  readonly isPosted: boolean;
}

/** @param key identity for a request that has none yet */
export function beginDraft(options: SupportOptions, key: string): SupportDraft {
  if (options.unfinished) {
    const kept = readDraft(options.unfinished.draft);
    return kept
      ? { ...kept, resumed: 'whole', returning: true }
      : { key: options.unfinished.key, entered: {}, resumed: 'unreadable' };
  }
  const { customerId, customers, reservationId, refund, exchange, fromWords } = options;
  const draft = { key, entered: {}, ...(fromWords && { fromWords }) };
  if (customerId === undefined) return { ...draft, ...(customers && { customers }) };
  if (exchange) return { ...draft, customerId, exchange };
  if (reservationId === undefined) return { ...draft, customerId };
  return { ...draft, customerId, reservationId, ...(refund && { refund }) };
}
