import assert from 'node:assert/strict';
import type { Activity } from 'botbuilder';
import {
  type AuthenticateRequestResult,
  AuthenticationConstants,
  AuthenticationError,
  BotFrameworkAuthentication,
  ClaimsIdentity,
  type ConnectorClient,
  ConnectorFactory,
  type UserTokenClient,
} from 'botframework-connector';
import { KeptClientsAuthentication } from '../../../bot/adapter/keptClients.js';

const SERVICE = 'https://service.example/';

function claimsOf(appId: string): ClaimsIdentity {
  return new ClaimsIdentity([{ type: AuthenticationConstants.AudienceClaim, value: appId }]);
}

/** Believes every caller but `nobody`, whom it names as their app, and counts the clients that it makes. */
class Counting extends BotFrameworkAuthentication {
  readonly callers: string[] = [];
  readonly connectors: string[] = [];
  readonly tokenClients: unknown[] = [];
  isDown = false;

  override async authenticateRequest(
    _activity: Activity,
    caller: string,
  ): Promise<AuthenticateRequestResult> {
    this.callers.push(caller);
    if (caller === 'nobody') throw new AuthenticationError('nobody', 401);
    const claimsIdentity = claimsOf(caller);
    return {
      audience: 'bots',
      claimsIdentity,
      connectorFactory: this.createConnectorFactory(claimsIdentity),
    };
  }

  override authenticateStreamingRequest(): Promise<AuthenticateRequestResult> {
    return Promise.reject(new Error('not called'));
  }

  override createConnectorFactory(claims: ClaimsIdentity): ConnectorFactory {
    const made = (client: string) => {
      if (this.isDown) throw new Error('down');
      this.connectors.push(client);
      return { client } as unknown as ConnectorClient;
    };
    const app = claims.getClaimValue(AuthenticationConstants.AudienceClaim);
    return new (class extends ConnectorFactory {
      override async create(serviceUrl: string, audience?: string) {
        return made(`${app} ${serviceUrl} ${audience}`);
      }
    })();
  }

  override async createUserTokenClient(claims: ClaimsIdentity): Promise<UserTokenClient> {
    this.tokenClients.push(claims.getClaimValue(AuthenticationConstants.AudienceClaim));
    return {} as UserTokenClient;
  }
}

describe('KeptClientsAuthentication', () => {
  let sdk: Counting;
  let kept: KeptClientsAuthentication;
  beforeEach(() => {
    sdk = new Counting();
    kept = new KeptClientsAuthentication(sdk);
  });
  const turn = async (caller: string, serviceUrl = SERVICE) => {
    const { connectorFactory, audience } = await kept.authenticateRequest({} as Activity, caller);
    return connectorFactory?.create(serviceUrl, audience);
  };

  it('should authenticate the caller of every turn', async () => {
    await turn('app');
    await assert.rejects(turn('nobody'), AuthenticationError);
    await turn('app');
    assert.deepEqual(sdk.callers, ['app', 'nobody', 'app']);
  });

  it('should give the turns of one app and service the same connector', async () => {
    assert.equal(await turn('app'), await turn('app'));
    assert.deepEqual(sdk.connectors, [`app ${SERVICE} bots`]);
  });

  it('should keep the connectors of apps, services and audiences apart', async () => {
    const clients = new Set([
      await turn('app'),
      await turn('other'),
      await turn('app', 'https://b.example/'),
    ]);
    clients.add(await kept.createConnectorFactory(claimsOf('app')).create(SERVICE, 'others'));
    assert.equal(clients.size, 4);
  });

  it('should give a chat that the desk opens the connector of the turns', async () => {
    const opened = await kept.createConnectorFactory(claimsOf('app')).create(SERVICE, 'bots');
    assert.equal(await turn('app'), opened);
  });

  it('should make one client of the user tokens for an app', async () => {
    const [first, again, other] = await Promise.all(
      ['app', 'app', 'other'].map((app) => kept.createUserTokenClient(claimsOf(app))),
    );
    assert.equal(first, again);
    assert.notEqual(first, other);
    assert.deepEqual(sdk.tokenClients, ['app', 'other']);
  });

  it('should try again when a client could not be made', async () => {
    sdk.isDown = true;
    await assert.rejects(turn('app'), /down/);
    sdk.isDown = false;
    assert.ok(await turn('app'));
  });

  it('should forget the connectors of services that were not used for long', async () => {
    for (let index = 0; index < 1000; index += 1) await turn('app', `https://${index}.example/`);
    await turn('app', 'https://0.example/');
    assert.equal(sdk.connectors.length, 1001);
  });
});
