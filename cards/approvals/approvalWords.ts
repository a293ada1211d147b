import type { Approval, ApprovalPerson, Standing } from '../../services/approvals/approval.js';
import type { ErrorCode } from '../../services/errors.js';
import type { IsoInstant } from '../../services/isoDates.js';
import type { TextKey, Texts } from '../../services/localization/texts.js';

/** How it stands for whoever looks at it: an approved one that is filed is over. */
export function standingOf({ state, requestId }: Pick<Approval, 'state' | 'requestId'>): Standing {
  return state === 'Approved' && requestId !== undefined ? 'Filed' : state;
}

/** How an approval stands, in words. */
export function stateWords(texts: Texts, approval: Approval): string {
  return texts.say(`approvals.states.${standingOf(approval)}`);
}

const STATE_COLORS = {
  Waiting: 'Warning',
  Approved: 'Good',
  Rejected: 'Attention',
  Withdrawn: 'Default',
  Failed: 'Attention',
} as const;

export function stateColor({ state }: Approval): (typeof STATE_COLORS)[Approval['state']] {
  return STATE_COLORS[state];
}

/** An instant for people in different places. */
export function instantWords(texts: Texts, instant: IsoInstant): string {
  return texts.say('quote.terms.utc', { instant: texts.instant(instant) });
}

/** A person of the user's own company. @param viewer id of who reads it; absent where several do */
export function personWords(texts: Texts, { userId, name }: ApprovalPerson, viewer?: string): string {
  if (userId === viewer) return texts.say('approvals.you');
  return name ?? texts.say('approvals.someone');
}

const FAILURES: Partial<Record<ErrorCode, TextKey>> = {
  QuoteChanged: 'approvals.failures.changed',
  RefundRefused: 'approvals.failures.refused',
  ExchangeRefused: 'approvals.failures.refused',
  CustomerNotFound: 'approvals.failures.gone',
  ReservationNotFound: 'approvals.failures.gone',
  ProductNotFound: 'approvals.failures.gone',
};

/** Why an approved one could not be filed. */
export function failureWords(texts: Texts, code: ErrorCode | undefined): string {
  return texts.say((code && FAILURES[code]) ?? 'approvals.failures.other');
}

/** What is said to whoever asked, once it is over; undefined while it is not. */
export function endWords(texts: Texts, approval: Approval): string | undefined {
  const { id, summary, state, decidedBy, requestId, reason = '', failure } = approval;
  const { kind, customerName: customer } = summary;
  const said = { id, customer, who: decidedBy ? personWords(texts, decidedBy) : '' };
  switch (state) {
    case 'Approved':
      return requestId === undefined
        ? undefined
        : texts.say(`approvals.told.filed.${kind}`, { ...said, request: requestId });
    case 'Rejected':
      return texts.say(`approvals.told.rejected.${kind}`, { ...said, reason });
    case 'Failed':
      return texts.say(`approvals.told.failed.${kind}`, { ...said, why: failureWords(texts, failure) });
    default:
      return undefined;
  }
}
