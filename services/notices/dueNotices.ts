import { isDeepStrictEqual } from 'node:util';
import type { ExpiryNotice, Notice, NoticeFacts, RequestFact } from './notice.js';
import type { NoticeKind } from './noticeKinds.js';
import { kindsWithoutBasis, lookTimes, type NoticeMemory, newsSince } from './noticeMemory.js';
import { kindsOn, type NoticeSettings } from './noticeSettings.js';
import { dueKinds } from './noticeTimes.js';

/** Far more than are looked at. */
const MOST_REQUESTS = 200;

/** What is to be told, and what the user knows once it is. */
export interface DueNotices {
  readonly notices: readonly Notice[];
  /** The same object as before where nothing is to be remembered. */
  readonly memory: NoticeMemory;
}

/** What one kind has to say, and what it changes in the memory. */
interface News {
  readonly notices: readonly Notice[];
  readonly memory: Partial<NoticeMemory>;
}

type Reader = (memory: NoticeMemory, facts: NoticeFacts, now: Date) => News | undefined;

/** Each gives undefined where its part of the facts is absent: it is then looked at another time. */
const READERS: Readonly<Record<NoticeKind, Reader>> = {
  requestStatus: statusNews,
  supportAnswer: answerNews,
  expiringSoon: expiryNews,
  limitRefilled: limitNews,
  weeklyDigest: digestNews,
};

/** What is to be looked at now: what the user may be told, and what has nothing to compare with yet. */
export function kindsToLookAt(memory: NoticeMemory, settings: NoticeSettings, now: Date): NoticeKind[] {
  const due = dueKinds(settings, lookTimes(memory), now);
  const withoutBasis = kindsWithoutBasis(memory);
  return kindsOn(settings).filter((kind) => due.includes(kind) || withoutBasis.includes(kind));
}

/**
 * Of what was found, that which the user does not know yet. Whoever keeps the memory before telling tells everything at
 * most once; several changes of one thing since the last look are one notice.
 * @param kinds those that were to be looked at
 */
export function dueNotices(
  memory: NoticeMemory,
  settings: NoticeSettings,
  kinds: readonly NoticeKind[],
  facts: NoticeFacts,
  now: Date,
): DueNotices {
  const withoutBasis = kindsWithoutBasis(memory);
  let next = memory;
  const notices: Notice[] = [];
  for (const kind of kinds) {
    const news = READERS[kind](memory, facts, now);
    if (!news) continue;
    notices.push(...news.notices);
    // What is told at once is looked at again and again: that alone is not worth writing down.
    const isRoutine = settings.paces[kind] === 'atOnce' && !withoutBasis.includes(kind);
    const looked = isRoutine ? next.looked : { ...next.looked, [kind]: now.toISOString() };
    next = { ...next, ...news.memory, looked };
  }
  return { notices, memory: isDeepStrictEqual(next, memory) ? memory : next };
}

function statusNews(memory: NoticeMemory, { requests }: NoticeFacts): News | undefined {
  if (!requests) return undefined;
  const changed = requests.filter((request) => {
    const { id, status, isOwnDoing } = request;
    // Nobody but the user withdraws a request.
    if (status === 'Withdrawn' || isOwnDoing) return false;
    const before = isNew(memory, 'requestStatus', request) ? 'Open' : status;
    return memory.statuses !== undefined && (memory.statuses[id] ?? before) !== status;
  });
  return {
    notices: changed.map(({ id, customerName, status }) => ({
      kind: 'requestStatus',
      requestId: id,
      customerName,
      status,
    })),
    memory: {
      statuses: withNewest(
        memory.statuses,
        requests.map(({ id, status }) => [id, status]),
      ),
    },
  };
}

function answerNews(memory: NoticeMemory, { requests }: NoticeFacts): News | undefined {
  if (!requests) return undefined;
  const counted = requests.map((request) => {
    const before = isNew(memory, 'supportAnswer', request) ? 0 : request.answers;
    const known = memory.answers ? (memory.answers[request.id] ?? before) : request.answers;
    const present = Math.max(known ?? 0, request.answers ?? 0);
    return { request, present, fresh: present - (known ?? present), isKnown: known !== undefined };
  });
  return {
    notices: counted
      .filter(({ fresh }) => fresh > 0)
      .map(({ request: { id, customerName }, fresh }) => ({
        kind: 'supportAnswer',
        requestId: id,
        customerName,
        answers: fresh,
      })),
    memory: {
      answers: withNewest(
        memory.answers,
        counted.flatMap(({ request, present, isKnown }) => (isKnown ? [[request.id, present]] : [])),
      ),
    },
  };
}

/** Request numbers rise; one that cannot be read for a while is not forgotten. */
function withNewest<T>(
  known: Readonly<Record<string, T>> = {},
  found: readonly (readonly [id: string, value: T])[],
): Readonly<Record<string, T>> {
  const all = new Map([...Object.entries(known), ...found]);
  const ids = [...all.keys()].sort();
  for (const id of ids.slice(0, -MOST_REQUESTS)) all.delete(id);
  return Object.fromEntries(all);
}

/** Whether the request was filed after the last look: then everything that became of it is news. */
function isNew(memory: NoticeMemory, kind: NoticeKind, { createdAt }: RequestFact): boolean {
  return Date.parse(createdAt) > Date.parse(newsSince(memory, kind));
}

function expiryNews(memory: NoticeMemory, { expiring }: NoticeFacts, now: Date): News | undefined {
  if (!expiring) return undefined;
  const fresh = expiring.filter(
    ({ reservationId, expiryDate }) => memory.expiries[reservationId] !== expiryDate,
  );
  const today = now.toISOString().slice(0, 10);
  // One that cannot be read for a while is not told again; one that has expired cannot come back.
  const kept = Object.entries(memory.expiries).filter(([, date]) => date >= today);
  const told = fresh.map(({ reservationId, expiryDate }) => [reservationId, expiryDate]);
  const notices: ExpiryNotice[] = fresh.map((expiry) => ({ kind: 'expiringSoon', ...expiry }));
  return { notices, memory: { expiries: Object.fromEntries([...kept, ...told]) } };
}

function limitNews(
  memory: NoticeMemory,
  { lowLimits, raisedLimits = new Map() }: NoticeFacts,
): News | undefined {
  if (!lowLimits) return undefined;
  const low = new Map(lowLimits.map(({ customerId, customerName }) => [customerId, customerName]));
  const left = noLongerLow(memory, lowLimits);
  return {
    notices: left.flatMap(([customerId, customerName]) => {
      const free = raisedLimits.get(customerId);
      return free ? [{ kind: 'limitRefilled', customerId, customerName, free }] : [];
    }),
    memory: {
      lowLimits: Object.fromEntries([
        ...left.filter(([customerId]) => !raisedLimits.has(customerId)),
        ...low,
      ]),
    },
  };
}

/** Customers, with their names, of whose limit little was left when somebody looked last, and who are not among them now. */
export function noLongerLow(
  { lowLimits = {} }: Pick<NoticeMemory, 'lowLimits'>,
  low: readonly { readonly customerId: string }[],
): [customerId: string, customerName: string][] {
  const present = new Set(low.map(({ customerId }) => customerId));
  return Object.entries(lowLimits).filter(([customerId]) => !present.has(customerId));
}

function digestNews(_memory: NoticeMemory, { summary }: NoticeFacts): News | undefined {
  return summary && { notices: [{ kind: 'weeklyDigest', summary }], memory: {} };
}
