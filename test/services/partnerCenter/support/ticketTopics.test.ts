import assert from 'node:assert/strict';
import { ISSUE_TYPES, type IssueType } from '../../../../services/model.js';
import { TicketTopics } from '../../../../services/partnerCenter/support/ticketTopics.js';
import { WANTED_WORDS } from '../../../../services/partnerCenter/support/wantedTopics.js';
import { problemTypesOf } from '../../../../services/supportTopics.js';
import { classificationAt, serviceAt } from '../../../standIn/arm/support/supportCatalog.js';
import { submission } from '../../local/deskFixture.js';
import { type OpenSupportDesk, openSupportDesk } from './supportDesk.js';

describe('ticketTopics', () => {
  let opened: OpenSupportDesk;

  before(async () => {
    opened = await openSupportDesk();
  });
  afterEach(() => {
    opened.standIn.clearFaults();
    opened.standIn.clearCalls();
  });
  after(() => opened.close());

  const topics = (isOnTenant = false) => new TicketTopics(opened.clients(), opened.clock, isOnTenant);
  const chosen = (issueType: IssueType, problemType: string, category: string) => ({
    basics: { issueType },
    problem: { ...submission().problem, problemType, category },
  });
  const namesOf = async (made: TicketTopics, topic: ReturnType<typeof chosen>) => {
    const { serviceId, problemClassificationId } = await made.topicOf('contoso', topic);
    const service = serviceAt(serviceId);
    return [service?.displayName, service && classificationAt(service, problemClassificationId)?.displayName];
  };

  for (const [issueType, problemType, category, service, classification] of [
    ['Billing', 'ReservationManagement', 'ExchangesAndRefunds', 'Billing', 'Exchanges and refunds'],
    ['Billing', 'ReservationManagement', 'UsageAndUtilization', 'Billing', 'View usage and utilization'],
    ['Billing', 'Payments', 'MonthlyPayment', 'Billing', 'Monthly payments of a reservation'],
    ['Billing', 'InvoicesAndCharges', 'UnexpectedCharge', 'Billing', 'Unexpected charge'],
    ['Billing', 'InvoicesAndCharges', 'InvoiceCopy', 'Billing', 'Copy of an invoice'],
    [
      'SubscriptionManagement',
      'SubscriptionState',
      'CancelSubscription',
      'Subscription management',
      'Cancel a subscription',
    ],
    [
      'SubscriptionManagement',
      'DelegatedAdministration',
      'MissingPrivileges',
      'Subscription management',
      'Missing privileges',
    ],
    [
      'ServiceLimits',
      'ReservationQuota',
      'ReservationQuantity',
      'Service and subscription limits (quotas)',
      'Quantity of a reservation',
    ],
    ['Technical', 'ReservationBenefit', 'SizeFlexibility', 'Azure Reservations', 'Instance size flexibility'],
    ['Technical', 'ProgrammaticAccess', 'PartnerCenterApi', 'Azure Reservations', 'Partner Center API'],
  ] as const) {
    it(`should find ${category} under ${service}`, async () => {
      const [found, problem] = await namesOf(topics(), chosen(issueType, problemType, category));
      assert.equal(found, service);
      assert.ok(problem?.endsWith(` / ${classification}`), problem);
    });
  }

  it('should have words for every topic that there is', () => {
    const codes = ISSUE_TYPES.flatMap((type) => problemTypesOf(type)).flatMap(({ code, categories }) => [
      code,
      ...categories,
    ]);
    assert.deepEqual(
      codes.filter((code) => !Object.hasOwn(WANTED_WORDS, code)),
      [],
    );
  });

  it('should file under billing what the tenant itself cannot file', async () => {
    const [service] = await namesOf(
      topics(true),
      chosen('Technical', 'ReservationBenefit', 'SizeFlexibility'),
    );
    assert.equal(service, 'Billing');
  });

  for (const [what, kept, expected] of [
    [
      'the one for all else',
      ['Payments / Payment not applied', 'Other / General question'],
      'General question',
    ],
    ['the first one', ['Payments / Payment not applied', 'Refund request'], 'Payment not applied'],
  ] as const) {
    it(`should take ${what} where nothing fits`, async () => {
      opened.standIn.script(
        { operation: 'support.listClassifications' },
        { kind: 'changed', change: (body) => onlyNamed(body, kept) },
      );
      const topic = chosen('Billing', 'ReservationManagement', 'ScopeChange');
      const { problemClassificationId } = await topics().topicOf('contoso', topic);
      assert.equal(problemClassificationId, `/classifications/${expected}`);
    });
  }

  it('should ask once a day, whatever the tenant', async () => {
    const made = topics();
    const topic = chosen('Billing', 'ReservationManagement', 'ExchangesAndRefunds');
    await made.topicOf('contoso', topic);
    await made.topicOf('fabrikam', topic);
    assert.deepEqual(
      [opened.count('support.listServices'), opened.count('support.listClassifications')],
      [1, 1],
    );
    const before = opened.clock.current;
    opened.clock.current = new Date(before.getTime() + 25 * 3_600_000);
    await made.topicOf('contoso', topic);
    opened.clock.current = before;
    assert.equal(opened.count('support.listServices'), 2);
  });

  it('should say so when the catalogue is empty', async () => {
    opened.standIn.script(
      { operation: 'support.listServices' },
      { kind: 'changed', change: () => ({ value: [] }) },
    );
    const asked = topics().topicOf('contoso', chosen('Billing', 'Payments', 'MonthlyPayment'));
    await assert.rejects(asked, { code: 'ServiceUnreadable' });
  });
});

/** A list of classifications with these names, and nothing of what was in it. */
function onlyNamed(_body: unknown, names: readonly string[]): unknown {
  return {
    value: names.map((displayName) => {
      const name = displayName.split(' / ').at(-1);
      return { id: `/classifications/${name}`, name, properties: { displayName } };
    }),
  };
}
