import fc, { type Arbitrary } from 'fast-check';
import { ACCESS_ROLES } from '../../../services/accessControl.js';
import { type RequestSubmission, ROLES, SCOPE_TYPES } from '../../../services/model.js';
import type { NewScope, ScopeAsk, SettingChange } from '../../../services/reservationSettings.js';
import { submission } from '../local/deskFixture.js';
import { type Belongings, OURS, type Ports } from './tenantDesk.js';

/** Whatever a port's method can be called with, ids of everybody's among it. */
type CasesOf<P> = {
  readonly [M in keyof P as P[M] extends (...args: never[]) => unknown ? M : never]-?: P[M] extends (
    ...args: infer A
  ) => unknown
    ? Arbitrary<A>
    : never;
};
export type Cases = { readonly [P in keyof Ports]: CasesOf<Ports[P]> };

/** Words in which somebody's things are named. */
const SENTENCES = [
  (name: string) => name,
  (name: string) => `refund ${name}`,
  (name: string) => `who has access to ${name}?`,
  (name: string) => `exchange 2 units of ${name} for something smaller`,
  (name: string) => `montre-moi ${name}`,
  (name: string) => `which reservations of ${name} expire next month`,
];

/** What each method of each port is tried with: ids and names of ours, of theirs, and mixed. */
export function casesOf(ours: Belongings, theirs: Belongings): Cases {
  const everybody = [ours, theirs];
  const any = (of: (belongings: Belongings) => readonly string[]) =>
    fc
      .constantFrom(...everybody.map(of).filter((few) => few.length > 0))
      .chain((few) => fc.constantFrom(...few));
  const customerId = any(({ customers }) => customers.map(({ id }) => id));
  const reservationId = any(({ reservations }) => reservations.map(({ id }) => id));
  const requestId = any(({ requests }) => ['SR-999999', ...requests.map(({ id }) => id)]);
  const key = any(({ requests }) => ['own key', ...requests.map((request) => request.key)]);
  const commentId = any(({ requests }) => [
    'new',
    ...requests.flatMap(({ comments }) => comments.map(({ id }) => id)),
  ]);
  const scopeId = any(({ scopes }) => scopes.map(({ id }) => id));
  const assignmentId = any(({ access }) => access.map(({ id }) => id));
  const email = any(({ access, customers }) => [
    ...access.map((one) => one.email),
    ...customers.map(({ domain }) => `new.person@${domain}`),
  ]);
  const sku = any(({ reservations }) => reservations.map((one) => one.sku));
  const region = any(({ reservations }) => reservations.map((one) => one.region));
  const resourceType = any(({ reservations }) => reservations.map((one) => one.resourceType));
  const text = any(({ customers, reservations, requests, scopes, access }) => [
    ...customers.flatMap(({ name, domain, id }) => [name, domain, id, name.split(' ')[0] ?? '']),
    ...reservations.flatMap((one) => [one.displayName, one.sku, one.region, one.id, one.orderId]),
    ...requests.flatMap(({ id, problem }) => [id, problem.description]),
    ...scopes.flatMap(({ id, displayName }) => [id, displayName]),
    ...access.map((one) => one.email),
  ]);
  const sentence = fc
    .tuple(text, text, fc.constantFrom(...SENTENCES))
    .map(([one, two, say]) => say(`${one} ${two}`));
  const said = fc.oneof(text, sentence);

  const own = fc.constantFrom(...ours.reservations, ...theirs.reservations);
  const wholeRef = own.map(({ id, customerId: owner }) => ({ customerId: owner, reservationId: id }));
  const ref = fc.oneof(wholeRef, fc.record({ customerId, reservationId }));
  const caller = fc.constant(OURS);
  const quantity = fc.integer({ min: 1, max: 3 });
  const refundAsk = fc.tuple(ref, quantity).map(([one, units]) => ({ ...one, quantity: units }));
  const returns = fc.array(fc.record({ reservationId, quantity }), { minLength: 1, maxLength: 2 });
  const offer = fc.record({
    sku,
    region,
    term: fc.constantFrom('P1Y' as const, 'P3Y' as const),
    billingPlan: fc.constant('Upfront' as const),
  });
  const purchases = fc.array(
    fc.tuple(offer, quantity).map(([one, units]) => ({ ...one, quantity: units })),
    { maxLength: 2 },
  );
  const page = fc.nat(2);
  const size = fc.constantFrom(3, 100);
  const limit = fc.constantFrom(1, 10);
  const slice = fc.record(
    { page, pageSize: size, customerIds: fc.array(customerId, { maxLength: 3 }) },
    { requiredKeys: ['page', 'pageSize'] },
  );
  const scopeAsk: Arbitrary<ScopeAsk> = fc.oneof(
    fc.record({ type: fc.constantFrom('Single' as const, 'ManagementGroup' as const) }),
    fc.record({ type: fc.constant('ResourceGroup' as const), subscriptionId: scopeId }),
  );
  const scope: Arbitrary<NewScope> = fc.record(
    {
      type: fc.constantFrom(...SCOPE_TYPES),
      id: fc.oneof(
        scopeId,
        scopeId.map((id) => `${id}/resourceGroups/rg-data`),
      ),
    },
    { requiredKeys: ['type'] },
  );
  const change: Arbitrary<SettingChange> = own.chain((one) =>
    fc.oneof(
      scope.map((after) => ({ setting: 'scope' as const, before: one.appliedScope, after })),
      fc.record({
        setting: fc.constantFrom('renew' as const, 'instanceFlexibility' as const),
        before: fc.boolean(),
        after: fc.boolean(),
      }),
      fc.record({
        setting: fc.constant('displayName' as const),
        before: fc.constant(one.displayName),
        after: fc.constantFrom(one.displayName, 'Given by us'),
      }),
    ),
  );
  const productAsk = fc.record({ customerId, resourceType });
  const heard = said.map((words) =>
    words
      .toLowerCase()
      .split(/\s+/)
      .map((word) => ({ folded: word, bare: word, isOrdinary: false })),
  );
  const sought = fc.record(
    {
      skus: fc.array(sku, { minLength: 1, maxLength: 2 }),
      regions: fc.array(region, { minLength: 1, maxLength: 2 }),
    },
    { requiredKeys: [] },
  );
  const terms = fc.oneof(
    fc.constant({}),
    fc.record({ refund: fc.record({ quantity, refundMinor: fc.nat(9), policyId: fc.constant('csp-2018') }) }),
    fc.record({
      exchange: fc.record({
        ...{ returns, purchases, creditMinor: fc.nat(9), netPayableMinor: fc.nat(9) },
        ...{ policyId: fc.constant('csp-2018'), expiresAt: fc.constant('2026-11-22T11:00:00.000Z') },
      }),
    }),
  );
  const amounts = [...ours.requests, ...theirs.requests].flatMap(({ refund }) =>
    refund ? [{ quantity: 1, refundMinor: refund.refund.amountMinor, policyId: refund.policyId }] : [],
  );
  const confirmed = fc.oneof(
    terms,
    fc.constantFrom(...amounts, undefined).map((refund) => ({ refund })),
  );
  const submitted: Arbitrary<RequestSubmission> = fc
    .tuple(key, ref, terms, fc.boolean())
    .map(([own, named, asked, isAboutFirst]) => {
      const first =
        'exchange' in asked && isAboutFirst ? asked.exchange.returns[0]?.reservationId : undefined;
      return submission({
        key: own,
        ...named,
        ...(first !== undefined && { reservationId: first }),
        ...asked,
      });
    });

  return {
    customers: {
      list: fc.tuple(caller, page, size),
      search: fc.tuple(caller, text, limit),
      get: fc.tuple(caller, customerId),
      mentionedIn: fc.tuple(caller, heard, limit),
    },
    reservations: { list: fc.tuple(caller, customerId), get: fc.tuple(caller, customerId, reservationId) },
    products: {
      families: fc.tuple(caller, productAsk),
      list: fc.tuple(caller, productAsk, page, size),
      search: fc.tuple(caller, productAsk, text, limit),
      get: fc.tuple(caller, customerId, sku),
      offer: fc.tuple(caller, customerId, offer),
    },
    quotes: {
      canRefund: fc.tuple(own),
      canExchange: fc.tuple(own),
      canExchangeWith: fc.tuple(own, own),
      quoteRefund: fc.tuple(caller, refundAsk),
      quoteRefunds: fc.tuple(caller, customerId, returns),
      refundableUnits: fc.tuple(caller, ref),
      refundOutlook: fc.tuple(caller, refundAsk, fc.constant([1, 12])),
      quoteExchange: fc.tuple(caller, fc.record({ customerId, returns, purchases })),
    },
    desk: {
      submit: fc.tuple(caller, submitted),
      list: fc.tuple(caller, page, size),
      get: fc.tuple(caller, requestId),
      comment: fc.tuple(caller, requestId, commentId, fc.constant('From us.')),
      withdraw: fc.tuple(caller, requestId),
    },
    execution: {
      terms: fc.tuple(caller, requestId),
      execute: fc.tuple(caller, requestId, confirmed),
      follow: fc.tuple(caller, requestId),
    },
    profiles: {
      get: fc.tuple(caller),
      update: fc.tuple(
        caller,
        fc.constant((profile) => ({ ...profile, language: 'fr' })),
      ),
      forget: fc.tuple(caller),
    },
    access: {
      list: fc.tuple(caller, ref),
      findUser: fc.tuple(caller, ref, email),
      grant: fc
        .tuple(caller, ref, email, fc.constantFrom(...ACCESS_ROLES))
        .map(([us, one, address, role]) => [us, { ...one, email: address, role }]),
      revoke: fc.tuple(caller, ref, assignmentId),
    },
    settings: {
      targets: fc.tuple(caller, ref, scopeAsk, page, size),
      searchTargets: fc.tuple(caller, ref, scopeAsk, text, limit),
      target: fc.tuple(caller, ref, scope),
      change: fc.tuple(caller, ref, change),
    },
    usage: { daily: fc.tuple(caller, ref) },
    portfolio: {
      summary: fc.tuple(caller, fc.constantFrom(undefined, 50)) as Cases['portfolio']['summary'],
      expiring: fc.tuple(caller, fc.constantFrom(30, 365), slice),
      underused: fc.tuple(caller, fc.constantFrom(50, 100), slice),
      limitsNearlyGone: fc.tuple(caller, slice),
      limitOf: fc.tuple(caller, customerId),
      openRequests: fc.tuple(caller, slice),
      openRequest: fc.tuple(caller, customerId, requestId),
      openRequestNumbered: fc.tuple(caller, requestId),
    },
    finder: {
      // Of more than fit, those that were read first are answered: which, the disk decides.
      named: fc.tuple(caller, text, fc.constant(100)),
      namedInPart: fc.tuple(caller, text, limit),
      codes: fc.tuple(caller),
      sought: fc.tuple(caller, sought, limit),
    },
    // Who names one of their demo users is theirs: a name of anything else of theirs makes nobody one of them.
    identities: {
      callerFor: fc.tuple(fc.record({ channelId: fc.constantFrom('test', 'msteams'), userId: text })),
    },
    colleagues: { withRole: fc.tuple(caller, fc.constantFrom(...ROLES)) },
    understander: {
      understand: fc.tuple(caller, said, fc.constantFrom('en', 'fr'), customerId),
    },
  };
}
