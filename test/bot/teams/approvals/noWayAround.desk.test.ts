import assert from 'node:assert/strict';
import { type ApprovalDesk, askForRefund, openApprovalDesk } from './approvalDesk.js';

const TERMS = {
  refund: { quantity: 1, refundMinor: 3206, policyId: 'csp-2018' },
  exchange: { returns: [], purchases: [], creditMinor: 1, netPayableMinor: 0, policyId: 'csp-2018' },
  'refund.quantity': '1',
  refundMinor: '3206',
  quantity: '1',
};
const ENTRIES = {
  severity: 'Moderate',
  description: 'Please refund one unit.',
  topic: 'Billing/ReservationManagement/ExchangesAndRefunds',
  firstName: 'Sam',
  lastName: 'Rivera',
  email: 'sam@partner.example',
  method: 'Email',
  country: 'US',
  language: 'en',
  timeZone: 'America/New_York',
};

interface Answer {
  readonly task?: { readonly value?: unknown };
  readonly value?: { readonly results: readonly { readonly value: string }[] };
}

describe('the window of a support request, where every refund needs approval', () => {
  let desk: ApprovalDesk;
  beforeEach(async () => {
    desk = await openApprovalDesk();
  });
  afterEach(() => desk.close());

  const invoke = async (name: string, value: object) =>
    (await desk.send('sam', { type: 'invoke', name, value })).body as Answer;
  const found = async (dataset: string, queryText: string) =>
    (await invoke('application/search', { dataset, queryText })).value?.results[0]?.value;

  for (const name of ['composeExtension/submitAction', 'task/submit']) {
    it(`should file no refund and no exchange by ${name}, whatever is sent with it`, async () => {
      const customer = await found('customers', 'contoso');
      const reservation = await found('reservations', 'contoso web');
      assert.ok(customer && reservation);
      const data = { action: 'file', step: 'window-1', ...ENTRIES, customer, reservation, ...TERMS };
      const answer = await invoke(name, { commandId: 'createSupportRequest', data, ...TERMS });
      assert.match(JSON.stringify(answer), /SR-000001/);
      const sam = desk.person('sam');
      await sam.say('my requests');
      const shown = await sam.say('SR-000001');
      assert.match(shown, /Please refund one unit\./);
      assert.doesNotMatch(shown, /Refundable balance|Early termination fee|csp-2018|£32\.06/);
    });
  }

  it('should not have a refund that waits filed by sending its key', async () => {
    const sam = desk.person('sam');
    const said = await askForRefund(sam);
    assert.match(said, /AP-000001/);
    await sam.say('my data');
    const [, key = ''] = /"key\\": \\"([^"\\]+)\\"/.exec(await sam.say('text')) ?? [];
    assert.notEqual(key, '');
    const data = { action: 'file', step: key, ...ENTRIES, customer: await found('customers', 'contoso') };
    await invoke('task/submit', { data: { ...data, ...TERMS } });
    await sam.say('back');
    await sam.say('approvals');
    assert.match(await sam.say('AP-000001'), /Waiting for approval/);
  });
});
