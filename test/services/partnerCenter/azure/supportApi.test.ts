import assert from 'node:assert/strict';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomIds } from '../../../../services/ids.js';
import { TenantClients } from '../../../../services/partnerCenter/azure/tenantClients.js';
import { RemoteCalls } from '../../../../services/remote/remoteCalls.js';
import { StillClock } from '../../local/deskFixture.js';

const SUBSCRIPTION = '33333333-3333-4333-8333-333333333333';
const TICKET = '/providers/Microsoft.Support/supportTickets/desk-1?api-version=2024-04-01';

describe('the client of Microsoft support', () => {
  let server: Server;
  let seen: { url: string; headers: IncomingHttpHeaders; body: string }[];

  beforeEach(async () => {
    seen = [];
    server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      seen.push({ url: request.url ?? '', headers: request.headers, body });
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.end('{"properties":{}}');
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  const open = (partnerTenantId?: string) => {
    const calls = new RemoteCalls({
      clock: new StillClock(),
      ids: randomIds,
      random: () => 0,
      limits: { maxRetries: 0 },
    });
    const forTenant = (tenantId: string) => ({
      getToken: async () => ({ token: `of-${tenantId}`, expiresOnTimestamp: Number.MAX_SAFE_INTEGER }),
    });
    const managementUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return new TenantClients({ calls, credentials: { forTenant }, managementUrl, partnerTenantId });
  };

  it('should ask for tickets of the tenant itself, in the version that knows them', async () => {
    await open().of('contoso').support().supportTickets.get('desk-1');
    assert.deepEqual(
      seen.map(({ url }) => url),
      [TICKET],
    );
  });

  it('should ask for tickets of a subscription where one is named', async () => {
    await open().of('contoso').support(SUBSCRIPTION).supportTickets.get('desk-1');
    assert.equal(seen[0]?.url, `/subscriptions/${SUBSCRIPTION}${TICKET}`);
  });

  it('should refuse support a look at diagnostics with every ticket, and with nothing else', async () => {
    const support = open().of('contoso').support();
    await support.supportTickets.beginCreateAndWait('desk-1', { title: 'T' });
    await support.communications.beginCreateAndWait('desk-1', 'm', { subject: 'S', body: 'B' });
    assert.deepEqual(
      seen.map(({ body }) => JSON.parse(body).properties),
      [
        { title: 'T', advancedDiagnosticConsent: 'No' },
        { subject: 'S', body: 'B' },
      ],
    );
  });

  it('should say with a second token on whose behalf it asks, and only support', async () => {
    const clients = open('partner').of('contoso');
    await clients.support().supportTickets.get('desk-1');
    await clients
      .resources(SUBSCRIPTION)
      .resources.get('a', 'b', '', 'c', 'd', '1')
      .catch(() => {});
    const [support, other] = seen.map(({ headers }) => headers);
    assert.equal(support?.authorization, 'Bearer of-contoso');
    assert.equal(support?.['x-ms-authorization-auxiliary'], 'Bearer of-partner');
    assert.ok(other);
    assert.equal(other['x-ms-authorization-auxiliary'], undefined);
  });
});
