import type { Texts } from '../../services/localization/texts.js';
import type { Customer, ListedReservation, ReservationState } from '../../services/model.js';
import type { Button } from '../button.js';
import { type NamedScope, scopeInWords } from '../scopeInWords.js';
import type { PropertiesCardView, Property } from './propertiesCard.js';

export interface PropertiesModel {
  readonly customer: Customer;
  readonly reservation: ListedReservation;
  /** The reservation's scope. */
  readonly scope: NamedScope;
  /** As it stands today. */
  readonly state: ReservationState;
}

/** The properties of one reservation in words. */
export function propertiesView(
  texts: Texts,
  model: PropertiesModel,
  buttons: readonly Button[],
): PropertiesCardView {
  const { customer, reservation } = model;
  return {
    title: texts.say('properties.title'),
    name: reservation.displayName,
    customer: texts.say('overview.of', { customer: customer.name }),
    ids: idsOf(texts, model),
    copyHint: texts.say('properties.copyHint'),
    facts: factsOf(texts, model),
    buttons,
  };
}

/** All properties as text, one a line, whatever the names in them hold. */
export function propertiesAsText(texts: Texts, model: PropertiesModel): string {
  const { customer, reservation } = model;
  const named = [
    { label: texts.say('properties.name'), value: reservation.displayName },
    { label: texts.say('properties.customer'), value: customer.name },
  ];
  return [...named, ...idsOf(texts, model), ...factsOf(texts, model)]
    .map(({ label, value }) => texts.say('properties.line', { label, value: value.replace(/\s+/gu, ' ') }))
    .join('\n');
}

function idsOf(texts: Texts, { customer, reservation, scope }: PropertiesModel): Property[] {
  const { id, orderId } = reservation;
  return [
    { label: texts.say('overview.reservationId'), value: id },
    { label: texts.say('overview.orderId'), value: orderId },
    { label: texts.say('properties.customerId'), value: customer.id },
    { label: texts.say('properties.domain'), value: customer.domain },
    ...(scope.id === undefined ? [] : [{ label: texts.say('properties.scopeId'), value: scope.id }]),
  ];
}

function factsOf(texts: Texts, { reservation, scope, state }: PropertiesModel): Property[] {
  const { sku, resourceType, region, quantity, term, billingPlan } = reservation;
  return [
    { label: texts.say('overview.product'), value: sku },
    { label: texts.say('overview.type'), value: texts.label('resourceType', resourceType) },
    { label: texts.say('overview.region'), value: texts.label('region', region) },
    { label: texts.say('overview.quantity'), value: texts.number(quantity) },
    { label: texts.say('overview.term'), value: texts.label('term', term) },
    { label: texts.say('overview.plan'), value: texts.label('billingPlan', billingPlan) },
    { label: texts.say('overview.benefitStart'), value: texts.date(reservation.benefitStart) },
    { label: texts.say('overview.expiry'), value: texts.date(reservation.expiryDate) },
    { label: texts.say('overview.state'), value: texts.label('state', state) },
    { label: texts.say('overview.scope'), value: scopeInWords(texts, scope) },
  ];
}
