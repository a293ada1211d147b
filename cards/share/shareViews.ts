import type { Texts } from '../../services/localization/texts.js';
import type {
  Customer,
  IsoDate,
  ListedReservation,
  ReservationState,
  SupportRequest,
} from '../../services/model.js';
import { scopeInWords } from '../scopeInWords.js';
import type { ShareCardView, SharedFact, SharedLink } from './shareCard.js';

/** What is shared of a reservation: neither amounts nor use. */
export interface SharedReservation {
  readonly customerName: string;
  readonly reservation: Pick<
    ListedReservation,
    'displayName' | 'sku' | 'resourceType' | 'region' | 'quantity' | 'expiryDate'
  > &
    Partial<Pick<ListedReservation, 'term' | 'appliedScope'>>;
  /** As it stands today. */
  readonly state: ReservationState;
}

/** What is shared of a customer. */
export interface SharedCustomer {
  readonly customer: Pick<Customer, 'name' | 'domain'>;
  /** Of those that run today; absent while they were not looked up. */
  readonly running?: { readonly count: number; readonly nextExpiry?: IsoDate | undefined } | undefined;
}

/** A reservation in short facts. */
export function sharedReservationView(
  texts: Texts,
  { customerName, reservation, state }: SharedReservation,
  links: readonly SharedLink[],
): ShareCardView {
  const { displayName, sku, resourceType, region, quantity, term, expiryDate, appliedScope } = reservation;
  return {
    title: texts.say('extension.shared.reservation'),
    name: displayName,
    about: texts.say('overview.of', { customer: customerName }),
    facts: [
      { label: texts.say('overview.product'), value: sku },
      { label: texts.say('overview.type'), value: texts.label('resourceType', resourceType) },
      { label: texts.say('overview.region'), value: texts.label('region', region) },
      { label: texts.say('overview.quantity'), value: texts.number(quantity) },
      ...(term ? [{ label: texts.say('overview.term'), value: texts.label('term', term) }] : []),
      { label: texts.say('overview.expiry'), value: texts.date(expiryDate) },
      { label: texts.say('overview.state'), value: texts.label('state', state) },
      ...(appliedScope
        ? [{ label: texts.say('overview.scope'), value: scopeInWords(texts, appliedScope) }]
        : []),
    ],
    links,
  };
}

/** A customer with a summary of what runs. */
export function sharedCustomerView(texts: Texts, { customer, running }: SharedCustomer): ShareCardView {
  return {
    title: texts.say('extension.shared.customer'),
    name: customer.name,
    about: customer.domain,
    facts: running ? runningFacts(texts, running) : [],
    links: [],
  };
}

/** A request that was filed: its number and how it stands, none of its words. */
export function sharedRequestView(
  texts: Texts,
  { id, customerName, status, basics }: Pick<SupportRequest, 'id' | 'customerName' | 'status' | 'basics'>,
): ShareCardView {
  return {
    title: texts.say('extension.shared.request'),
    name: id,
    about: texts.say('request.forCustomer', { customer: customerName }),
    facts: [
      {
        label: texts.say('request.fields.issueType.label'),
        value: texts.label('issueType', basics.issueType),
      },
      { label: texts.say('overview.state'), value: texts.label('status', status) },
    ],
    links: [],
  };
}

function runningFacts(
  texts: Texts,
  { count, nextExpiry }: NonNullable<SharedCustomer['running']>,
): SharedFact[] {
  return [
    { label: texts.say('extension.shared.inUse'), value: texts.number(count) },
    ...(nextExpiry === undefined
      ? []
      : [{ label: texts.say('extension.shared.nextExpiry'), value: texts.date(nextExpiry) }]),
  ];
}
