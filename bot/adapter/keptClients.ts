import type { Activity } from 'botbuilder';
import {
  type AuthenticateRequestResult,
  AuthenticationConstants,
  BotFrameworkAuthentication,
  type ClaimsIdentity,
  type ConnectorClient,
  ConnectorFactory,
  type UserTokenClient,
} from 'botframework-connector';
import { LRUCache } from 'lru-cache';

/** Service URLs come from outside: the Bot Framework has a handful, a hostile caller any number. */
const MAX_CLIENTS = 64;

/** Clients that are being made or were made; one that could not be made is made again. */
type KeptClients<T extends object> = LRUCache<string, Promise<T>>;

/**
 * The SDK's own check of callers, with the clients that it makes for every turn kept: one of the connector for each app,
 * service URL and audience, one of the user tokens for each app. They hold nothing of a turn, and take their token from
 * the SDK's cache for every request. Every caller is authenticated as before.
 */
export class KeptClientsAuthentication extends BotFrameworkAuthentication {
  readonly #connectors: KeptClients<ConnectorClient> = new LRUCache({ max: MAX_CLIENTS });
  readonly #userTokens: KeptClients<UserTokenClient> = new LRUCache({ max: MAX_CLIENTS });

  /** @param inner makes the clients */
  constructor(private readonly inner: BotFrameworkAuthentication) {
    super();
  }

  override async authenticateRequest(
    activity: Activity,
    authorization: string,
  ): Promise<AuthenticateRequestResult> {
    return this.#withKept(await this.inner.authenticateRequest(activity, authorization));
  }

  override async authenticateStreamingRequest(
    authorization: string,
    channelId: string,
  ): Promise<AuthenticateRequestResult> {
    return this.#withKept(await this.inner.authenticateStreamingRequest(authorization, channelId));
  }

  override createConnectorFactory(claims: ClaimsIdentity): ConnectorFactory {
    const connectors = this.inner.createConnectorFactory(claims);
    return new KeptConnectors(connectors, appIdIn(claims), this.#connectors);
  }

  override createUserTokenClient(claims: ClaimsIdentity): Promise<UserTokenClient> {
    return keptOr(this.#userTokens, appIdIn(claims), () => this.inner.createUserTokenClient(claims));
  }

  override createBotFrameworkClient() {
    return this.inner.createBotFrameworkClient();
  }

  override getOriginatingAudience(): string {
    return this.inner.getOriginatingAudience();
  }

  override authenticateChannelRequest(authorization: string): Promise<ClaimsIdentity> {
    return this.inner.authenticateChannelRequest(authorization);
  }

  #withKept(caller: AuthenticateRequestResult): AuthenticateRequestResult {
    const { connectorFactory, claimsIdentity } = caller;
    if (!connectorFactory) return caller;
    const kept = new KeptConnectors(connectorFactory, appIdIn(claimsIdentity), this.#connectors);
    return { ...caller, connectorFactory: kept };
  }
}

class KeptConnectors extends ConnectorFactory {
  constructor(
    private readonly inner: ConnectorFactory,
    private readonly appId: string,
    private readonly connectors: KeptClients<ConnectorClient>,
  ) {
    super();
  }

  override create(serviceUrl: string, audience?: string): Promise<ConnectorClient> {
    const key = JSON.stringify([this.appId, serviceUrl, audience]);
    return keptOr(this.connectors, key, () => this.inner.create(serviceUrl, audience));
  }
}

function keptOr<T extends object>(kept: KeptClients<T>, key: string, make: () => Promise<T>): Promise<T> {
  const found = kept.get(key);
  if (found) return found;
  const made = make();
  kept.set(key, made);
  made.catch(() => {
    if (kept.peek(key) === made) kept.delete(key);
  });
  return made;
}

/** As the SDK finds it: a channel names the app as audience, others by claims of their own. Empty without registration. */
function appIdIn(claims: ClaimsIdentity): string {
  const { AudienceClaim, AppIdClaim } = AuthenticationConstants;
  return claims.getClaimValue(AudienceClaim) ?? claims.getClaimValue(AppIdClaim) ?? '';
}
