import type { Texts } from '../../services/localization/texts.js';
import type { Notice } from '../../services/notices/notice.js';
import type { PortfolioSummary } from '../../services/portfolio.js';
import type { Button, ButtonData } from '../button.js';
import { statusColor } from '../request/statusColor.js';
import type { DigestFigure, NoticeCardView, NoticeLine } from './noticeCard.js';
import { ANY_STEP, itemOf, NOTICE_ACTION, type NoticeTarget } from './noticeTarget.js';

/** More lines are counted instead. */
export const MOST_LINES = 5;

/** The action that opens the settings, as the command of that name does. */
const SETTINGS_ACTION = 'desk.notices';

type Told = Exclude<Notice, { kind: 'weeklyDigest' }>;

/** Several notices are one card. @param told what is most the user's own stands first */
export function noticeView(texts: Texts, told: readonly Notice[]): NoticeCardView {
  const lines = told.flatMap((notice) => (notice.kind === 'weeklyDigest' ? [] : [notice]));
  const digest = told.find((notice) => notice.kind === 'weeklyDigest');
  const rest = lines.length - MOST_LINES;
  return {
    title: titleOf(texts, told),
    lines: lines.slice(0, MOST_LINES).map((notice) => lineOf(texts, notice)),
    more: rest > 0 ? texts.say('notices.card.more', { count: rest }) : '',
    figuresTitle: digest && lines.length > 0 ? texts.say('notices.card.titles.weeklyDigest') : '',
    figures: digest ? figuresOf(texts, digest.summary) : [],
    buttons: [...openings(texts, told), settingsButton(texts)],
  };
}

function titleOf(texts: Texts, told: readonly Notice[]): string {
  const [first, ...others] = new Set(told.map(({ kind }) => kind));
  if (first === undefined || others.length > 0) return texts.say('notices.card.titles.several');
  return texts.say(`notices.card.titles.${first}`);
}

function lineOf(texts: Texts, notice: Told): NoticeLine {
  const data = dataOf(targetOf(notice));
  switch (notice.kind) {
    case 'requestStatus':
      return {
        title: `${notice.requestId} · ${notice.customerName}`,
        detail: texts.say('notices.card.status', { status: texts.label('status', notice.status) }),
        detailColor: statusColor(notice.status),
        data,
      };
    case 'supportAnswer':
      return {
        title: `${notice.requestId} · ${notice.customerName}`,
        detail: texts.say('notices.card.answers', { count: notice.answers }),
        detailColor: 'Accent',
        data,
      };
    case 'expiringSoon':
      return {
        title: `${notice.reservationName} · ${notice.customerName}`,
        detail: texts.say('notices.card.expires', { date: texts.date(notice.expiryDate) }),
        // Clients differ in how pale a warning is; the date says enough.
        detailColor: 'Default',
        data,
      };
    case 'limitRefilled':
      return {
        title: notice.customerName,
        detail: texts.say('notices.card.refilled', { free: texts.money(notice.free) }),
        detailColor: 'Good',
        data,
      };
  }
}

function targetOf(notice: Told): NoticeTarget {
  switch (notice.kind) {
    case 'requestStatus':
    case 'supportAnswer':
      return { to: 'request', requestId: notice.requestId };
    case 'expiringSoon':
      return { to: 'reservation', customerId: notice.customerId, reservationId: notice.reservationId };
    case 'limitRefilled':
      return { to: 'portfolio' };
  }
}

/** One for each place that the card leads to: the thing itself where it is the only one of its kind, or else all of them. */
function openings(texts: Texts, told: readonly Notice[]): Button[] {
  const lines = told.filter((notice): notice is Told => notice.kind !== 'weeklyDigest');
  const targets = new Map(lines.map((notice) => [itemOf(targetOf(notice)), targetOf(notice)]));
  if (told.some(({ kind }) => kind === 'weeklyDigest')) targets.set('portfolio', { to: 'portfolio' });
  const all = [...targets.values()];
  const of = (to: NoticeTarget['to']) => all.filter((target) => target.to === to);
  const chosen = [
    ...(of('request').length > 1 ? [{ to: 'requests' } as const] : of('request')),
    ...(of('reservation').length > 1 ? [{ to: 'expiring' } as const] : of('reservation')),
    ...of('portfolio'),
  ];
  return chosen.map((target) => ({
    title: texts.say(`notices.card.buttons.${target.to}`),
    data: dataOf(target),
    style: 'default',
  }));
}

function settingsButton(texts: Texts): Button {
  return {
    title: texts.say('notices.card.buttons.settings'),
    data: { action: SETTINGS_ACTION, step: ANY_STEP },
    style: 'default',
  };
}

function dataOf(target: NoticeTarget): ButtonData {
  return { action: NOTICE_ACTION, step: ANY_STEP, item: itemOf(target) };
}

function figuresOf(texts: Texts, summary: PortfolioSummary): DigestFigure[] {
  const figures = {
    customers: summary.customers,
    reservations: summary.reservations,
    expiring: summary.expiring[30],
    underused: summary.underused,
    limitsNearlyGone: summary.limitsNearlyGone,
    openRequests: summary.openRequests,
    // Nobody needs to read that all could be read.
    ...(summary.unreadable > 0 && { unreadable: summary.unreadable }),
  };
  return (Object.keys(figures) as (keyof typeof figures)[]).map((figure) => ({
    label: texts.say(`notices.digest.${figure}` as 'notices.digest.customers'),
    value: texts.number(figures[figure] ?? 0),
  }));
}
