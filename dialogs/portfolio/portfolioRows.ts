import { barOf } from '../../cards/bar.js';
import { statusColor } from '../../cards/request/statusColor.js';
import type { Texts } from '../../services/localization/texts.js';
import type { PortfolioLimit, PortfolioRequest, PortfolioReservation } from '../../services/portfolio.js';
import { dayAt, dayOf, type UtcDay } from '../../services/quotes/days.js';
import type { PickRow } from '../prompts/listPrompt.js';

/** From so many days on an expiry is not urgent any more. */
const URGENT_DAYS = 30;
/** Below this use (percent) most of a reservation is wasted. */
const WASTED_PERCENT = 50;
/** From this part of the limit on (percent) hardly a refund fits in. */
const FULL_PERCENT = 95;

/** A row that leads to something of a customer: `customer/id`. Customer ids have no slash. */
export function itemOf(customerId: string, id: string): string {
  return `${customerId}/${id}`;
}

/** The two ids that `itemOf` joined. */
export function idsOf(item: string): { customerId: string; id: string } {
  const slash = item.indexOf('/');
  return { customerId: item.slice(0, slash), id: item.slice(slash + 1) };
}

/** A reservation by its customer, with the days that are left. */
export function expiringRow(texts: Texts, line: PortfolioReservation, today: UtcDay): PickRow {
  const { expiryDate, renew } = line.reservation;
  const daysLeft = dayOf(expiryDate) - today;
  const date = texts.date(expiryDate);
  return {
    ...reservationRow(
      texts,
      line,
      texts.say(renew ? 'portfolio.expiring.renews' : 'portfolio.expiring.ends', { date }),
    ),
    detail: texts.say('portfolio.expiring.in', { count: daysLeft }),
    detailColor: daysLeft <= URGENT_DAYS ? 'Attention' : 'Warning',
  };
}

/** A reservation by its customer, with its use. */
export function underusedRow(texts: Texts, line: PortfolioReservation): PickRow {
  const { usedPercent = 0 } = line;
  const color = usedPercent < WASTED_PERCENT ? 'Attention' : 'Warning';
  return {
    ...reservationRow(texts, line, texts.say('portfolio.underused.last30Days')),
    detail: texts.percent(usedPercent),
    detailColor: color,
    bar: barOf(usedPercent, color),
  };
}

/** A customer's refund limit, with a bar of what is used. */
export function limitRow(
  texts: Texts,
  { customerId, customerName, limit, used, free }: PortfolioLimit,
): PickRow {
  const percent = (used.amountMinor / limit.amountMinor) * 100;
  const color = percent >= FULL_PERCENT ? 'Attention' : 'Warning';
  return {
    item: customerId,
    title: customerName,
    subtitle: texts.say('portfolio.limits.used', { used: texts.money(used), limit: texts.money(limit) }),
    detail: texts.say('portfolio.limits.free', { free: texts.money(free) }),
    detailColor: color,
    bar: barOf(percent, color),
  };
}

/** An open request, with what it is about and its age. */
export function requestRow(
  texts: Texts,
  { customerId, customerName, request }: PortfolioRequest,
  today: UtcDay,
): PickRow {
  const about = texts.say(`portfolio.requests.about.${request.about}`);
  const ageDays = Math.max(0, today - dayAt(new Date(request.createdAt)));
  return {
    item: itemOf(customerId, request.id),
    title: `${request.id} · ${customerName}`,
    subtitle: `${about} · ${texts.say(ageDays === 0 ? 'portfolio.requests.today' : 'portfolio.requests.age', { count: ageDays })}`,
    detail: texts.label('status', request.status),
    detailColor: statusColor(request.status),
  };
}

function reservationRow(
  texts: Texts,
  { customerId, customerName, reservation }: PortfolioReservation,
  remark: string,
): PickRow {
  const { id, sku, displayName, region, quantity } = reservation;
  const facts = [displayName, texts.label('region', region), `× ${texts.number(quantity)}`, remark];
  return {
    item: itemOf(customerId, id),
    title: `${customerName} · ${sku}`,
    subtitle: facts.join(' · '),
  };
}
