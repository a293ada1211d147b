import assert from 'node:assert/strict';
import { ANA, BEN, submission } from '../../local/deskFixture.js';
import { useSupportDesk } from './useSupportDesk.js';

describe('how open requests stand', () => {
  const { opened } = useSupportDesk();

  /** Files three requests, of two users, and has them noted as the ledger has them. */
  const filed = async () => {
    const { desk, ledger } = opened();
    await desk.submit(ANA, submission());
    await desk.submit(ANA, submission({ key: 'key-2' }));
    await desk.submit(BEN, submission());
    const requests = await ledger.requestsOf(ANA, 'contoso');
    opened().standIn.clearCalls();
    return desk.standings.noted('contoso', requests);
  };
  const looked = async () =>
    (await opened().desk.standings.looked('contoso')).map(({ id, status }) => [id, status]);
  const calls = () => opened().standIn.calls.map(({ operation }) => operation);

  it('should be told by one call for all of a customer', async () => {
    await filed();
    const [first, , third] = opened().tickets();
    first!.status = 'Closed';
    third!.properties.supportEngineer = { emailAddress: 'engineer@example.com' };
    assert.deepEqual(await looked(), [
      ['SR-000001', 'Closed'],
      ['SR-000002', 'Open'],
      ['SR-000003', 'Open'],
    ]);
    assert.deepEqual(calls(), ['support.listTickets']);
  });

  it('should stay told when the ledger is written again, which does not know yet', async () => {
    const requests = await filed();
    opened().tickets()[1]!.status = 'Closed';
    await looked();
    const again = opened().desk.standings.noted('contoso', requests);
    assert.deepEqual(
      again.map(({ status }) => status),
      ['Open', 'Closed', 'Open'],
    );
  });

  it('should be found behind other tickets of the tenant, and among those of its time only', async () => {
    await filed();
    const [ticket] = opened().tickets();
    const { tickets } = opened().standIn.world.customer('contoso')!;
    for (let number = 0; number < 150; number += 1) {
      const name = `theirs-${number}`;
      tickets.set(name, { ...ticket!, name, status: 'Closed' });
    }
    assert.equal((await looked()).length, 3);
    assert.deepEqual(calls(), ['support.listTickets', 'support.listTickets']);
    const [{ query } = { query: '' }] = opened().standIn.calls;
    const filter = new URLSearchParams(query).get('$filter');
    assert.equal(filter, 'createdDate ge 2026-06-14T10:00:00Z');
  });

  it('should not be asked for where nothing is open', async () => {
    await filed();
    assert.deepEqual(opened().desk.standings.noted('contoso', []), []);
    assert.deepEqual([await looked(), calls()], [[], []]);
  });

  it('should be those that are open by the time of the answer', async () => {
    const requests = await filed();
    opened().standIn.script(
      { operation: 'support.listTickets' },
      {
        kind: 'changed',
        change(body) {
          opened().desk.standings.noted('contoso', requests.slice(1));
          return body;
        },
      },
    );
    assert.deepEqual(
      (await looked()).map(([id]) => id),
      ['SR-000002', 'SR-000003'],
    );
  });

  it('should not be told by a list that is none', async () => {
    await filed();
    opened().standIn.script({ operation: 'support.listTickets' }, { kind: 'changed', change: () => ({}) });
    await assert.rejects(looked(), { code: 'ServiceUnreadable' });
  });
});
