import type { Texts } from '../../services/localization/texts.js';
import type { Customer, FoundReservation, ReservationState } from '../../services/model.js';
import type { Button, ButtonRow } from '../button.js';
import { type NamedScope, scopeInWords } from '../scopeInWords.js';
import type { OverviewCardView, OverviewFact, OverviewNotice } from './overviewCard.js';
import { type UsageModel, usageView } from './usageView.js';
import { utilizationBars } from './utilizationBars.js';

/** What an overview shows, as it stands today. */
export interface OverviewModel {
  readonly customer: Customer;
  readonly reservation: FoundReservation;
  /** The reservation's scope. */
  readonly scope: NamedScope;
  readonly state: ReservationState;
  /** Whole UTC days until the expiry date. */
  readonly daysLeft: number;
  readonly expiresSoon: boolean;
  readonly usage: UsageModel;
}

/** Buttons of an overview. */
export interface OverviewButtons {
  /** Stand beside the advice on how the reservation is used. */
  readonly offers: readonly Button[];
  readonly rows: readonly ButtonRow[];
}

/** The overview of one reservation in words. */
export function overviewView(
  texts: Texts,
  model: OverviewModel,
  { offers, rows }: OverviewButtons,
): OverviewCardView {
  const { customer, reservation } = model;
  return {
    title: texts.say('overview.title'),
    name: reservation.displayName,
    customer: texts.say('overview.of', { customer: customer.name }),
    notices: noticesOf(texts, model),
    sections: [
      { facts: productFacts(texts, model) },
      { facts: termFacts(texts, model) },
      { facts: moneyFacts(texts, reservation) },
      { facts: idFacts(texts, reservation) },
    ],
    utilizationTitle: texts.say('overview.utilization'),
    utilization: utilizationBars(texts, reservation.utilization),
    usage: usageView(texts, model.usage, offers),
    rows,
  };
}

function noticesOf(texts: Texts, model: OverviewModel): OverviewNotice[] {
  const { reservation, state, daysLeft, expiresSoon } = model;
  const date = texts.date(reservation.expiryDate);
  if (state === 'Expired')
    return [{ text: texts.say('overview.notice.expired', { date }), style: 'attention' }];
  if (state === 'Cancelled') return [{ text: texts.say('overview.notice.cancelled'), style: 'attention' }];
  if (state === 'Processing') return [{ text: texts.say('overview.notice.processing'), style: 'emphasis' }];
  if (!expiresSoon) return [];
  const text = texts.say(reservation.renew ? 'overview.notice.renewsSoon' : 'overview.notice.expiresSoon', {
    count: daysLeft,
  });
  return [{ text, style: 'warning' }];
}

function productFacts(texts: Texts, { reservation, scope }: OverviewModel): OverviewFact[] {
  const { sku, resourceType, region, quantity } = reservation;
  return [
    { label: texts.say('overview.product'), value: sku },
    { label: texts.say('overview.type'), value: texts.label('resourceType', resourceType) },
    { label: texts.say('overview.region'), value: texts.label('region', region) },
    { label: texts.say('overview.quantity'), value: texts.number(quantity) },
    { label: texts.say('overview.scope'), value: scopeInWords(texts, scope) },
  ];
}

function termFacts(texts: Texts, { reservation, state, daysLeft }: OverviewModel): OverviewFact[] {
  const { term, benefitStart, expiryDate, renew } = reservation;
  const running = state === 'Succeeded' || state === 'Processing';
  const date = texts.date(expiryDate);
  return [
    { label: texts.say('overview.state'), value: texts.label('state', state) },
    { label: texts.say('overview.term'), value: texts.label('term', term) },
    { label: texts.say('overview.benefitStart'), value: texts.date(benefitStart) },
    {
      label: texts.say('overview.expiry'),
      value: running ? texts.say('overview.expiryIn', { date, count: daysLeft }) : date,
    },
    {
      label: texts.say('overview.renew'),
      value: texts.say(renew ? 'overview.renewOn' : 'overview.renewOff'),
    },
  ];
}

function moneyFacts(
  texts: Texts,
  { billingPlan, commitment, pricingCommitment }: FoundReservation,
): OverviewFact[] {
  const plan = { label: texts.say('overview.plan'), value: texts.label('billingPlan', billingPlan) };
  if (!commitment || !pricingCommitment) {
    const unavailable = texts.say('service.commitmentUnavailable');
    return [plan, { label: texts.say('overview.commitmentUnknown'), value: unavailable }];
  }
  return [
    plan,
    {
      label: texts.say('overview.commitment', { currency: commitment.currency }),
      value: texts.money(commitment),
    },
    {
      label: texts.say('overview.pricingCommitment', { currency: pricingCommitment.currency }),
      value: texts.money(pricingCommitment),
    },
  ];
}

function idFacts(texts: Texts, { id, orderId }: FoundReservation): OverviewFact[] {
  return [
    { label: texts.say('overview.reservationId'), value: id },
    { label: texts.say('overview.orderId'), value: orderId },
  ];
}
