import type { Caller, SupportRequest } from '../../services/model.js';
import type { Money } from '../../services/money.js';
import { noLongerLow } from '../../services/notices/dueNotices.js';
import type { NoticeFacts, RequestFact } from '../../services/notices/notice.js';
import { EXPIRING_WITHIN_DAYS, type NoticeKind } from '../../services/notices/noticeKinds.js';
import type { NoticeMemory } from '../../services/notices/noticeMemory.js';
import type { Portfolio } from '../../services/portfolio.js';
import type { SupportDesk } from '../../services/ports.js';

/** Where news come from: what turns and the portfolio read anyway. */
export interface NoticeSources {
  readonly desk: Pick<SupportDesk, 'list' | 'get'>;
  readonly portfolio: Pick<Portfolio, 'summary' | 'expiring' | 'limitsNearlyGone' | 'limitOf'>;
}

/** A user's newest requests: older ones that are still open are looked at in the chat. */
export const REQUESTS_LOOKED_AT = 50;
/** Only what is open gets answers, and each is a look at a ticket. */
const ANSWERS_LOOKED_AT = 20;
const ROWS = 500;

/** Looks for what the user may not know yet. */
export class NoticeLook {
  constructor(private readonly sources: NoticeSources) {}

  /** Only what these kinds need. @param memory what the user knows @throws DeskError */
  async factsFor(caller: Caller, kinds: readonly NoticeKind[], memory: NoticeMemory): Promise<NoticeFacts> {
    const wants = (kind: NoticeKind) => kinds.includes(kind);
    const { portfolio } = this.sources;
    const summary =
      wants('weeklyDigest') || wants('limitRefilled') ? await portfolio.summary(caller) : undefined;
    return {
      ...((wants('requestStatus') || wants('supportAnswer')) && {
        requests: await this.requests(caller, wants('supportAnswer')),
      }),
      ...(wants('expiringSoon') && { expiring: await this.expiring(caller) }),
      // A customer who cannot be read is in no list: that would look like a limit that was filled up.
      ...(wants('limitRefilled') && summary?.unreadable === 0 && (await this.limits(caller, memory))),
      ...(wants('weeklyDigest') && { summary }),
    };
  }

  private async requests(caller: Caller, withAnswers: boolean): Promise<RequestFact[]> {
    const { items } = await this.sources.desk.list(caller, 0, REQUESTS_LOOKED_AT);
    const open = items.filter(({ status }) => status === 'Open' || status === 'InProgress');
    const looked = new Set(withAnswers ? open.slice(0, ANSWERS_LOOKED_AT) : []);
    const facts: RequestFact[] = [];
    for (const listed of items) {
      // Lists lack what support wrote.
      const whole = looked.has(listed) ? await this.sources.desk.get(caller, listed.id) : undefined;
      facts.push(factOf(caller, whole ?? listed, whole !== undefined));
    }
    return facts;
  }

  private async expiring(caller: Caller) {
    const { items } = await this.sources.portfolio.expiring(caller, EXPIRING_WITHIN_DAYS, {
      page: 0,
      pageSize: ROWS,
    });
    return items.map(({ customerId, customerName, reservation }) => ({
      customerId,
      customerName,
      reservationId: reservation.id,
      reservationName: reservation.displayName,
      expiryDate: reservation.expiryDate,
    }));
  }

  /** Nothing where they are too many to know who is not among them. */
  private async limits(caller: Caller, memory: NoticeMemory): Promise<NoticeFacts> {
    const { portfolio } = this.sources;
    const { items, pageCount } = await portfolio.limitsNearlyGone(caller, { page: 0, pageSize: ROWS });
    if (pageCount > 1) return {};
    const raisedLimits = new Map<string, Money | undefined>();
    for (const [customerId] of noLongerLow(memory, items)) {
      raisedLimits.set(customerId, (await portfolio.limitOf(caller, customerId))?.free);
    }
    return {
      lowLimits: items.map(({ customerId, customerName }) => ({ customerId, customerName })),
      raisedLimits,
    };
  }
}

function factOf(
  { userId }: Caller,
  { id, customerName, createdAt, status, execution, comments }: SupportRequest,
  isWhole: boolean,
): RequestFact {
  const answers = isWhole ? comments.filter(({ authorId }) => authorId !== userId).length : undefined;
  const isOwnDoing = status === 'Closed' && execution?.by === userId;
  return { id, customerName, createdAt, status, isOwnDoing, ...(answers !== undefined && { answers }) };
}
