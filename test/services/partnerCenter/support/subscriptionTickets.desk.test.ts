import assert from 'node:assert/strict';
import { ANA, submission } from '../../local/deskFixture.js';
import { type OpenSupportDesk, openSupportDesk } from './supportDesk.js';

const SUBSCRIPTION = /^\/subscriptions\//;

describe('tickets of a subscription', () => {
  let opened: OpenSupportDesk;
  let subscriptionId: string;

  beforeEach(async () => {
    const first = await openSupportDesk();
    const [found] = first.standIn.world.customer('contoso')!.scopes.subscriptions;
    subscriptionId = found!.id.replace(SUBSCRIPTION, '');
    await first.close();
    opened = await openSupportDesk({ place: { subscriptionId } });
  });
  afterEach(() => opened.close());

  it('should be filed, read, commented on and closed there', async () => {
    const { id } = await opened.desk.submit(ANA, submission({ basics: { issueType: 'Technical' } }));
    await opened.desk.comment(ANA, id, 'c1', 'Hello');
    await opened.desk.withdraw(ANA, id);
    const [ticket] = opened.tickets();
    assert.deepEqual(
      [ticket?.subscriptionId, ticket?.communications.length, ticket?.status],
      [subscriptionId, 1, 'Closed'],
    );
  });
});
