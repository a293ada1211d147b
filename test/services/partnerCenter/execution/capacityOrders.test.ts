import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DeskError, UnreachableError } from '../../../../services/errors.js';
import { randomIds } from '../../../../services/ids.js';
import { TenantClients } from '../../../../services/partnerCenter/azure/tenantClients.js';
import { CapacityOrders } from '../../../../services/partnerCenter/execution/capacityOrders.js';
import { quoteRefund } from '../../../../services/quotes/refund.js';
import type { RefundQuote } from '../../../../services/quotes/refundQuote.js';
import { RemoteCalls, type RemoteTools } from '../../../../services/remote/remoteCalls.js';
import { CSP_2018 } from '../../../support/csp2018.js';
import { reservation, StillClock } from '../../local/deskFixture.js';

const LIMITS: RemoteTools['limits'] = { attemptMs: 200, maxRetries: 1, backoff: { firstMs: 1, mostMs: 1 } };
const TOKEN = { token: 'token', expiresOnTimestamp: Date.now() + 3_600_000 };

describe('CapacityOrders', () => {
  const clock = new StillClock();
  const context = { policy: CSP_2018, at: clock.now(), pool: [], pendingQuantity: 0 };
  const reckoned = quoteRefund({ ...reservation(), utilization: {} }, 4, context);
  const quote: RefundQuote = { ...reckoned, service: { sessionId: 's-1', differs: [], refusedWith: [] } };
  let service: Server;
  let received: string[];
  let url: string;

  beforeEach(async () => {
    received = [];
    service = createServer((request, response) => {
      received.push(request.url ?? '');
      request.resume();
      response.destroy();
    });
    await new Promise<void>((resolve) => void service.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
  });
  afterEach(() => new Promise<void>((resolve) => void service.close(() => resolve())));

  const orders = (limits = LIMITS, getToken: () => Promise<typeof TOKEN> = async () => TOKEN) => {
    const calls = new RemoteCalls({ clock, ids: randomIds, random: () => 0, limits });
    const credentials = { forTenant: () => ({ getToken }) };
    return new CapacityOrders(new TenantClients({ calls, credentials, managementUrl: url }));
  };

  it('should not know how an order ended whose connection broke, and send it once', async () => {
    assert.equal((await orders().return(quote)).kind, 'unknown');
    assert.equal(received.length, 1);
  });

  it('should know that nothing was sent where nobody takes the connection', async () => {
    await new Promise<void>((resolve) => void service.close(() => resolve()));
    const end = await orders().return(quote);
    assert.equal(end.kind, 'notSent');
    assert.equal(end.error.code, 'ServiceUnavailable');
  });

  it('should know that nothing was sent while the service is left alone', async () => {
    const alone = orders({ ...LIMITS, breaker: { failures: 1, halfOpenAfterMs: 60_000 } });
    assert.equal((await alone.return(quote)).kind, 'unknown');
    assert.equal((await alone.return(quote)).kind, 'notSent');
    assert.equal(received.length, 1);
  });

  for (const [name, fault] of [
    [
      'the desk’s sign-in has ended',
      new UnreachableError('ServiceSignIn', 'ended', { service: { service: 'entra' } }),
    ],
    [
      'Microsoft Entra does not answer',
      new UnreachableError('ServiceUnavailable', 'no', { service: { service: 'entra' } }),
    ],
    [
      'the key vault does not answer',
      new UnreachableError('ServiceUnavailable', 'no', { service: { service: 'keyVault' } }),
    ],
    ['there is no credential', Object.assign(new Error('none'), { name: 'CredentialUnavailableError' })],
  ] as const) {
    it(`should know that nothing was sent where there is no token: ${name}`, async () => {
      const end = await orders(LIMITS, () => Promise.reject(fault)).return(quote);
      assert.equal(end.kind, 'notSent');
      assert.deepEqual(received, []);
    });
  }

  it('should send nothing for a quote that the service did not make', async () => {
    await assert.rejects(
      async () => orders().return(reckoned),
      (error) => error instanceof DeskError && error.code === 'ServiceUnreadable',
    );
    assert.deepEqual(received, []);
  });
});
