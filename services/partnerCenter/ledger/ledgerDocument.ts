import { z } from 'zod';
import { auditEntry } from '../../audit/auditEntry.js';
import { DOCUMENT_VERSION, type FiledDocument } from '../../local/deskDocuments.js';
import { exchangeQuote } from '../../local/exchangeSchemas.js';
import { refundQuote } from '../../local/quoteSchemas.js';
import { supportRequest } from '../../local/requestSchemas.js';
import { type ListedReservation, type SupportRequest, TERMS } from '../../model.js';
import type { AgreedTerms } from '../../requests/agreedTerms.js';

/** What support is told of the reservation that a request is about. */
export type ReservationTold = Pick<
  ListedReservation,
  'orderId' | 'displayName' | 'sku' | 'resourceType' | 'region' | 'term' | 'quantity'
>;

/** A request as the desk keeps it beside the ticket at Microsoft support. */
export interface LedgerRequest extends SupportRequest {
  /** By which the ticket is put: the same name again is the same ticket. */
  readonly ticketName: string;
  /** As it stood when the request was filed; absent where it is about none, and in an exchange, whose quote names them. */
  readonly reservation?: ReservationTold | undefined;
  /** Its user withdraws it: when the ticket is closed, it was not support that closed it. */
  readonly isClosing?: boolean | undefined;
  /** The quotes by which it is carried out, until it is known how that ended. */
  readonly carrying?: AgreedTerms | undefined;
  /** It was carried out, and support has not been told so yet. */
  readonly isUntold?: boolean | undefined;
}

/** `customers/<id>.json` of the ledger: what the desk itself did for a customer of the real services. */
export interface LedgerDocument extends FiledDocument {
  readonly requests: readonly LedgerRequest[];
}

const reservationTold: z.ZodType<ReservationTold> = z.object({
  orderId: z.string(),
  displayName: z.string(),
  sku: z.string(),
  resourceType: z.string(),
  region: z.string(),
  term: z.enum(TERMS),
  quantity: z.int(),
});

const ledgerRequest: z.ZodType<LedgerRequest> = z.intersection(
  supportRequest,
  z.object({
    ticketName: z.string().min(1),
    reservation: reservationTold.optional(),
    isClosing: z.boolean().optional(),
    carrying: z.object({ refund: refundQuote.optional(), exchange: exchangeQuote.optional() }).optional(),
    isUntold: z.boolean().optional(),
  }),
);

export const ledgerDocument: z.ZodType<LedgerDocument> = z.object({
  version: z.literal(DOCUMENT_VERSION),
  profile: z.object({ id: z.string(), partnerId: z.string(), name: z.string() }),
  requests: z.array(ledgerRequest),
  audit: auditEntry.optional(),
});
