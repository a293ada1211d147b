import assert from 'node:assert/strict';
import type { DeskError } from '../../../services/errors.js';
import { remotely } from '../../../services/remote/remotely.js';
import { openRemoteDesk, type RemoteDesk } from './support/remoteDesk.js';
import { type Answer, gives, refuses, resets } from './support/scriptedService.js';

const DONE = gives(200, { id: 'operation', status: 'Succeeded', properties: { sessionId: 'session-2' } });
const RUNNING = gives(200, { id: 'operation', status: 'Running' });

describe('long-running operations through RemoteCalls', () => {
  let desk: RemoteDesk;
  beforeEach(async () => {
    desk = await openRemoteDesk();
  });
  afterEach(() => desk.close());

  const accepted = (pollUrl: string): Answer =>
    gives(202, { id: 'operation', status: 'Running' }, { 'Azure-AsyncOperation': pollUrl });
  const pollAt = (origin = desk.service.url) => `${origin}/arm/operations/1?api-version=2022-11-01`;
  const exchange = () =>
    remotely('reservations', () =>
      desk
        .reservations()
        .calculateExchange.beginPostAndWait(
          { properties: { reservationsToExchange: [] } },
          { updateIntervalInMs: desk.calls.limits.pollMs },
        ),
    );

  it('should poll until the operation has ended', async () => {
    desk.service.script(accepted(pollAt()), RUNNING, DONE);
    const { properties } = await exchange();
    assert.equal(properties?.sessionId, 'session-2');
    assert.deepEqual(
      desk.service.received.map(({ method }) => method),
      ['POST', 'GET', 'GET'],
    );
  });

  it('should repeat a look at the operation that failed, and not begin it again', async () => {
    desk.service.script(accepted(pollAt()), resets, refuses(503, 'X'), DONE);
    await exchange();
    assert.deepEqual(
      desk.seen.map(({ method, tries }) => [method, tries]),
      [
        ['POST', 1],
        ['GET', 3],
      ],
    );
  });

  it('should name the code of an operation that failed, and none of its words', async () => {
    const failed = {
      status: 'Failed',
      error: { code: 'ExchangeLimitExceeded', message: 'Contoso has exchanged enough.' },
    };
    desk.service.script(accepted(pollAt()), gives(200, failed));
    await assert.rejects(exchange(), (error: DeskError) => {
      assert.equal(error.code, 'ServiceRefused');
      assert.equal(error.service?.serviceCode, 'ExchangeLimitExceeded');
      assert.doesNotMatch(error.message, /Contoso/);
      return true;
    });
  });

  it('should report a refusal when an operation was canceled', async () => {
    desk.service.script(accepted(pollAt()), gives(200, { status: 'Canceled' }));
    await assert.rejects(exchange(), { code: 'ServiceRefused' });
  });

  it('should not follow an operation to another host', async () => {
    const other = await openRemoteDesk();
    try {
      other.service.script(DONE);
      desk.service.script(accepted(pollAt(other.service.url)));
      await assert.rejects(exchange(), { code: 'ServiceUnreadable' });
      assert.deepEqual(other.service.received, []);
    } finally {
      await other.close();
    }
  });

  it('should not follow the link to a next page to another host', async () => {
    const other = await openRemoteDesk();
    try {
      desk.service.script(gives(200, { value: [], nextLink: pollAt(other.service.url) }));
      const pages = async () => {
        for await (const _order of desk.reservations().reservationOrder.list());
      };
      await assert.rejects(remotely('reservations', pages), { code: 'ServiceUnreadable' });
      assert.deepEqual(other.service.received, []);
    } finally {
      await other.close();
    }
  });
});
