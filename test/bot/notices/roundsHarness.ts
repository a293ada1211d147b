import type { Activity } from 'botbuilder';
import { createMetrics } from '../../../bot/metrics.js';
import { NoticeLook } from '../../../bot/notices/noticeLook.js';
import { NoticeMessages } from '../../../bot/notices/noticeMessages.js';
import { NoticeRounds } from '../../../bot/notices/noticeRounds.js';
import type { Delivery, NoticeSender } from '../../../bot/notices/noticeSender.js';
import type { DocumentMedium } from '../../../services/local/medium/documentMedium.js';
import { DocumentNoticeBook } from '../../../services/local/notices/documentNoticeBook.js';
import type { Caller, SupportRequest } from '../../../services/model.js';
import type { NoticeAddress } from '../../../services/notices/noticeRecord.js';
import type { PortfolioSummary } from '../../../services/portfolio.js';
import { StillClock } from '../../dialogs/deskFakes.js';
import { countingIds } from '../../support/fixedIds.js';
import { languages } from '../../support/languages.js';
import { listeningLog } from '../support/logLines.js';

export const QUIET_SUMMARY: PortfolioSummary = {
  customers: 3,
  reservations: 40,
  expiring: { 30: 2, 60: 4, 90: 6 },
  underused: 5,
  limitsNearlyGone: 1,
  openRequests: 2,
  unreadable: 0,
};

export function callerOf(userId: string): Caller {
  return { userId, partnerId: 'partner-1', roles: ['SalesAgent'] };
}

export function addressOf(userId: string, serviceUrl = 'http://127.0.0.1:9/'): NoticeAddress {
  return {
    via: 'botFramework',
    user: { channelId: 'msteams', userId },
    reference: {
      channelId: 'msteams',
      serviceUrl,
      user: { id: userId },
      bot: { id: 'bot-1' },
      conversation: { id: `chat-${userId}`, conversationType: 'personal' },
    },
    locale: 'en-US',
    timeZone: 'Europe/Paris',
  };
}

export function aRequest(changes: Partial<SupportRequest> = {}): SupportRequest {
  return {
    id: 'SR-000001',
    customerName: 'Contoso',
    createdAt: '2026-11-20T09:00:00Z',
    createdBy: 'ada',
    status: 'Open',
    comments: [],
    ...changes,
  } as SupportRequest;
}

/** Servers over one book: a clock that stands, requests in memory, and a channel that takes or refuses as told. */
export class Rounds {
  readonly clock = new StillClock('2026-11-23T09:00:00.000Z');
  readonly requests = new Map<string, SupportRequest[]>();
  readonly sent: { readonly userId: string; readonly message: Partial<Activity> }[] = [];
  readonly known = new Set<string>();
  readonly log = listeningLog();
  answer: Delivery = 'told';
  looks = 0;
  /** How often it was asked who somebody is, or what they chose. */
  asked = 0;
  /** What all users chose. */
  language: string | undefined;

  readonly #noting: Pick<NoticeSender, 'send'> = {
    send: async ({ user: { userId } }, message) => {
      this.sent.push({ userId, message });
      return this.answer;
    },
  };

  private constructor(
    private readonly medium: DocumentMedium,
    readonly book: DocumentNoticeBook,
  ) {}

  static async open(medium: DocumentMedium): Promise<Rounds> {
    return new Rounds(medium, await openBook(medium));
  }

  async admit(userId: string): Promise<void> {
    this.known.add(userId);
    this.requests.set(userId, [aRequest({ createdBy: userId })]);
    await this.book.update(callerOf(userId), (record) => ({ ...record, address: addressOf(userId) }));
  }

  /** Another server, with a book of its own over the same medium. */
  async server(): Promise<NoticeRounds> {
    return this.roundsOver(await openBook(this.medium));
  }

  /** @param sender which only notes what it is to send unless given */
  roundsOver(book = this.book, sender: Pick<NoticeSender, 'send'> = this.#noting): NoticeRounds {
    const { requests } = this;
    const own = ({ userId }: Caller) => requests.get(userId) ?? [];
    const empty = { items: [], page: 0, pageCount: 1, total: 0 };
    return new NoticeRounds({
      book,
      identities: {
        callerFor: async ({ userId }) => {
          this.asked += 1;
          return this.known.has(userId) ? callerOf(userId) : undefined;
        },
      },
      profiles: {
        get: async () => {
          this.asked += 1;
          return { unfinished: [], language: this.language };
        },
      },
      look: new NoticeLook({
        desk: {
          list: async (caller) => {
            this.looks += 1;
            return { ...empty, items: own(caller), total: own(caller).length };
          },
          get: async (caller, id) => own(caller).find((request) => request.id === id),
        },
        portfolio: {
          summary: async () => QUIET_SUMMARY,
          expiring: async () => empty,
          limitsNearlyGone: async () => empty,
          limitOf: async () => undefined,
        },
      }),
      messages: new NoticeMessages(languages),
      sender,
      clock: this.clock,
      ids: countingIds(),
      log: this.log.log,
      metrics: createMetrics(),
    });
  }
}

function openBook(medium: DocumentMedium): Promise<DocumentNoticeBook> {
  return DocumentNoticeBook.open({ medium, clock: new StillClock(), log: () => undefined });
}
