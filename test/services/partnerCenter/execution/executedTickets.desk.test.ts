import assert from 'node:assert/strict';
import type { StandInTicket } from '../../../standIn/world/records.js';
import { refused } from '../../contract/contractDesk.js';
import { ANA, submission } from '../../local/deskFixture.js';
import { carryOut, type ExecutionDesk, filed, openExecutionDesk } from './executionDesk.js';

describe('the ticket of a request that is carried out', function () {
  this.timeout(10_000);
  let desk: ExecutionDesk;
  beforeEach(async () => {
    desk = await openExecutionDesk();
  });
  afterEach(() => desk.close());
  const ticket = (): StandInTicket => [...desk.contoso.tickets.values()][0]!;
  const told = () => ticket().communications.map(({ subject }) => subject);

  it('should be told so once, and closed', async () => {
    const request = await filed(desk, 'return');
    const done = await carryOut(desk, request);
    assert.deepEqual([told(), ticket().status], [[`${request.id} was carried out`], 'Closed']);
    const { body, sender } = ticket().communications[0]!;
    assert.match(body, /return .* self-service on 2026-06-15T10:00:00.000Z/);
    assert.ok(body.includes(done.execution?.correlationId ?? 'none'));
    assert.equal(sender, request.contact.email);
    // What the desk itself wrote is no comment of anybody's.
    assert.deepEqual((await desk.backend.desk.get(ANA, request.id))?.comments, []);
    desk.later(2);
    await desk.backend.desk.list(ANA, 0, 10);
    assert.equal(told().length, 1);
  });

  for (const operation of ['support.createCommunication', 'support.updateTicket', 'support.*']) {
    it(`should undo nothing where it cannot be reached, and be told later: ${operation}`, async () => {
      const request = await filed(desk, 'exchange');
      desk.standIn.script({ operation }, { kind: 'status', status: 500 });
      const done = await carryOut(desk, request);
      assert.deepEqual([done.status, done.execution?.state, ticket().status], ['Closed', 'Done', 'Open']);
      assert.equal((await desk.backend.desk.get(ANA, request.id))?.status, 'Closed');
      desk.standIn.clearFaults();
      assert.equal((await desk.backend.desk.get(ANA, request.id))?.execution?.state, 'Done');
      assert.deepEqual([told(), ticket().status], [[`${request.id} was carried out`], 'Closed']);
      desk.standIn.clearCalls();
      await desk.backend.desk.get(ANA, request.id);
      assert.deepEqual(
        desk.standIn.calls.filter(
          ({ method, operation: asked }) => asked.startsWith('support.') && method !== 'GET',
        ),
        [],
      );
    });
  }

  it('should stay open where support keeps it so, and be told once', async () => {
    const request = await filed(desk, 'return');
    desk.standIn.script({ operation: 'support.updateTicket' }, { kind: 'status', status: 409 });
    assert.equal((await carryOut(desk, request)).status, 'Closed');
    desk.later(2);
    assert.equal((await desk.backend.desk.get(ANA, request.id))?.status, 'Closed');
    assert.deepEqual([told().length, ticket().status], [1, 'Open']);
    const closings = desk.standIn.calls.filter(({ operation }) => operation === 'support.updateTicket');
    assert.equal(closings.length, 1);
  });

  it('should be closed where nothing can be said about it any more, and then be left alone', async () => {
    const request = await filed(desk, 'return');
    desk.standIn.script({ operation: 'support.createCommunication' }, { kind: 'status', status: 400 });
    await carryOut(desk, request);
    assert.deepEqual([told(), ticket().status], [[], 'Closed']);
    desk.standIn.clearCalls();
    assert.equal((await desk.backend.desk.get(ANA, request.id))?.status, 'Closed');
    const changing = desk.standIn.calls.filter(({ method }) => method === 'PUT' || method === 'PATCH');
    assert.deepEqual(changing, []);
  });

  it('should be told later where it stays open and nothing could be said about it', async () => {
    const request = await filed(desk, 'return');
    desk.standIn.script({ operation: 'support.createCommunication' }, { kind: 'status', status: 403 });
    desk.standIn.script({ operation: 'support.updateTicket' }, { kind: 'status', status: 403 });
    assert.equal((await carryOut(desk, request)).status, 'Closed');
    assert.deepEqual([told(), ticket().status], [[], 'Open']);
    desk.standIn.clearFaults();
    await desk.backend.desk.get(ANA, request.id);
    assert.deepEqual([told().length, ticket().status], [1, 'Closed']);
  });

  it('should be of a request that support has not closed', async () => {
    const request = await filed(desk, 'return');
    ticket().status = 'Closed';
    await assert.rejects(desk.execution.terms(ANA, request.id), refused('RequestNotOpen'));
    assert.equal(desk.sent(), 0);
  });

  it('should be looked at, not carried out, where it asks for nothing', async () => {
    const { id } = await desk.backend.desk.submit(ANA, submission());
    assert.equal((await desk.execution.follow(ANA, id)).id, id);
    await assert.rejects(desk.execution.execute(ANA, id, {}), refused('RequestNotOpen'));
  });
});
