import type {
  Approval,
  ApprovalKind,
  ApprovalPerson,
  ApprovalRefusal,
  Standing,
} from '../../services/approvals/approval.js';
import type { ErrorCode } from '../../services/errors.js';
import type { IsoInstant } from '../../services/isoDates.js';
import type { TextKey, Texts } from '../../services/localization/texts.js';
import type { ExchangeRefusal } from '../../services/quotes/exchangeQuote.js';
import type { QuoteRefusal } from '../../services/quotes/refundQuote.js';
import { exchangeRefusalReason } from '../exchange/exchangeRefusals.js';
import { refusalReason } from '../quote/quoteRefusals.js';

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

/** Why an approved one could not be filed: as its quote told, where that did. */
export function failureWords(
  texts: Texts,
  { summary, failure, refusals = [] }: Pick<Approval, 'summary' | 'failure' | 'refusals'>,
): string {
  if (refusals.length > 0) {
    return refusals.map((refusal) => refusalWords(texts, summary.kind, refusal)).join(' ');
  }
  return texts.say((failure && FAILURES[failure]) ?? 'approvals.failures.other');
}

/** What is kept of a refusal is of the quote that its approval is about. */
function refusalWords(texts: Texts, kind: ApprovalKind, refusal: ApprovalRefusal): string {
  return kind === 'refund'
    ? refusalReason(texts, refusal as QuoteRefusal)
    : exchangeRefusalReason(texts, refusal as ExchangeRefusal);
}

/** What it comes to, for a sentence; with what was asked for where that was another amount. */
function amountWords(texts: Texts, { summary, askedAmounts }: Approval): string {
  const listed = summary.amounts.map(({ figure: name, amount: now }) => {
    const asked = askedAmounts?.find(({ figure }) => figure === name)?.amount;
    const said = { figure: texts.say(`approvals.figures.${name}`), amount: texts.money(now) };
    return asked === undefined || asked.amountMinor === now.amountMinor
      ? texts.say('approvals.told.figure', said)
      : texts.say('approvals.told.figureChanged', { ...said, asked: texts.money(asked) });
  });
  return texts.say(askedAmounts ? 'approvals.told.changedAmounts' : 'approvals.told.amounts', {
    amounts: listed.join(' · '),
  });
}

/** What is said to whoever asked, once it is over; undefined while it is not. */
export function endWords(texts: Texts, approval: Approval): string | undefined {
  const { id, summary, state, decidedBy, requestId, reason = '' } = approval;
  const { kind, customerName: customer } = summary;
  const said = { id, customer, who: decidedBy ? personWords(texts, decidedBy) : '' };
  switch (state) {
    case 'Approved':
      return requestId === undefined
        ? undefined
        : lines(
            texts.say(`approvals.told.filed.${kind}`, { ...said, request: requestId }),
            amountWords(texts, approval),
          );
    case 'Rejected':
      return lines(
        texts.say(`approvals.told.rejected.${kind}`, { ...said, reason }),
        texts.say('approvals.told.kept'),
      );
    case 'Failed':
      return lines(
        texts.say(`approvals.told.failed.${kind}`, { ...said, why: failureWords(texts, approval) }),
        texts.say('approvals.told.kept'),
      );
    default:
      return undefined;
  }
}

function lines(...sentences: readonly string[]): string {
  return sentences.join('\n');
}
