import assert from 'node:assert/strict';
import { AuthorizationManagementClient } from '@azure/arm-authorization';
import { ManagementGroupsAPI } from '@azure/arm-managementgroups';
import { ResourceManagementClient } from '@azure/arm-resources';
import { SubscriptionClient } from '@azure/arm-resources-subscriptions';
import { MicrosoftSupport } from '@azure/arm-support';
import { SecretClient } from '@azure/keyvault-secrets';
import { remotely } from '../../../services/remote/remotely.js';
import type { ServiceName } from '../../../services/remote/serviceName.js';
import { openRemoteDesk, PERMIT, type RemoteDesk } from './support/remoteDesk.js';
import { gives, refuses } from './support/scriptedService.js';

const SUBSCRIPTION = '0c1d6f0e-2f4b-4f2e-9d55-0d1c7e3a4b21';

/** A call that reads one thing. */
type Ask = (options: ReturnType<RemoteDesk['calls']['optionsFor']>) => Promise<unknown>;

const CLIENTS: readonly [service: ServiceName, client: string, ask: Ask][] = [
  [
    'support',
    'MicrosoftSupport',
    (options) => new MicrosoftSupport(PERMIT, SUBSCRIPTION, options).supportTickets.get('ticket-1'),
  ],
  [
    'authorization',
    'AuthorizationManagementClient',
    (options) =>
      new AuthorizationManagementClient(PERMIT, SUBSCRIPTION, options).roleDefinitions.getById('role'),
  ],
  [
    'resources',
    'ResourceManagementClient',
    (options) => new ResourceManagementClient(PERMIT, SUBSCRIPTION, options).resourceGroups.get('group-1'),
  ],
  [
    'resources',
    'SubscriptionClient',
    (options) => new SubscriptionClient(PERMIT, options).subscriptions.get(SUBSCRIPTION),
  ],
  [
    'resources',
    'ManagementGroupsAPI',
    (options) => new ManagementGroupsAPI(PERMIT, options).managementGroups.get('group-1'),
  ],
  [
    'keyVault',
    'SecretClient',
    (options) => new SecretClient(options.endpoint, PERMIT, options).getSecret('refresh-token'),
  ],
];

describe('clients of the Azure SDK with options of RemoteCalls', () => {
  let desk: RemoteDesk;
  beforeEach(async () => {
    desk = await openRemoteDesk();
  });
  afterEach(() => desk.close());

  for (const [service, client, ask] of CLIENTS) {
    it(`should reach ${client} on loopback with our retries and not its own`, async () => {
      const options = desk.calls.optionsFor(service, desk.service.url);
      desk.service.script(refuses(503, 'X'), gives(200, { id: 'https://vault.example.net/secrets/thing/1' }));
      await remotely(service, () => ask(options));
      desk.service.script(refuses(500, 'X'));
      await assert.rejects(
        remotely(service, () => ask(options)),
        { code: 'ServiceUnavailable' },
      );
      assert.deepEqual(
        desk.seen.map((call) => [call.service, call.outcome, call.tries]),
        [
          [service, 'ok', 2],
          [service, 'failed', 4],
        ],
      );
      assert.equal(desk.service.received.length, 6);
    });
  }
});
