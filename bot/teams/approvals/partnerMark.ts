import { digestOf } from '../../../services/audit/auditSeal.js';

const LENGTH = 16;

/**
 * What a card in a channel says of whose approval it shows: their numbers count within a partner, and people of several may
 * read a channel. It tells nobody the partner's id.
 */
export function partnerMark(partnerId: string): string {
  return digestOf(partnerId).slice(0, LENGTH);
}
