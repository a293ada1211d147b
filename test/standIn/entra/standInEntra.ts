import { fixedId } from '../../../services/local/demo/fixedId.js';
import type { Audience } from '../standInService.js';
import { RefusedByService } from '../standInService.js';
import type { StandInWorld } from '../world/standInWorld.js';
import { faultOf } from './clientAssertion.js';
import { type EntraCode, entraRefusal } from './entraRefusals.js';
import { TokenBook } from './tokenBook.js';

const RESOURCES: readonly (readonly [string, Audience])[] = [
  ['https://api.partnercenter.microsoft.com', 'partnerCenter'],
  ['https://management.azure.com', 'azure'],
  ['https://management.core.windows.net', 'azure'],
  ['https://graph.microsoft.com', 'graph'],
  ['https://vault.azure.net', 'keyVault'],
  ['api://AzureADTokenExchange', 'tokenExchange'],
];

export interface TokenAsk {
  readonly tenantId: string;
  readonly grantType: string | undefined;
  readonly clientId: string | undefined;
  readonly clientSecret: string | undefined;
  readonly clientAssertion: string | undefined;
  readonly refreshToken: string | undefined;
  readonly scope: string | undefined;
}

export interface GivenAnswer {
  readonly accessToken: string;
  readonly refreshToken: string | undefined;
  readonly scope: string;
}

/** Which application may ask for tokens, whose refresh tokens hold, and what is amiss with them. Writable, for tests. */
export class StandInEntra {
  /** The partner's application. */
  readonly clientId = fixedId('standIn', 'application');
  clientSecret = 'stand-in-secret';
  /** Certificate of the application (PEM); client assertions are refused while there is none. */
  certificate: string | undefined;
  /** What every managed identity request must carry, as App Service gives it to the process. */
  readonly identityHeader = fixedId('standIn', 'identityHeader');
  /** What token requests are refused with. */
  refusal: EntraCode | undefined;
  /** Whether a refresh token holds no longer once it was used. */
  revokesUsed = false;
  readonly tokens: TokenBook;
  readonly #ownResources: readonly (readonly [string, Audience])[];
  /** Partner of each refresh token that holds. */
  readonly #refreshTokens = new Map<string, string>();
  #count = 0;

  constructor(
    private readonly world: StandInWorld,
    urls: {
      readonly partnerCenter: string;
      readonly arm: string;
      readonly graph: string;
      readonly vault: string;
    },
  ) {
    this.tokens = new TokenBook(world.clock);
    this.#ownResources = [
      [urls.partnerCenter, 'partnerCenter'],
      [urls.arm, 'azure'],
      [urls.graph, 'graph'],
      [urls.vault, 'keyVault'],
    ];
  }

  /** A refresh token as somebody of this partner gets it by signing in. */
  signIn(partnerId: string): string {
    this.#count += 1;
    const token = `0.standIn-${this.#count}-${fixedId('refreshToken', partnerId, String(this.#count))}`;
    this.#refreshTokens.set(token, partnerId);
    return token;
  }

  /** No refresh token that was given holds any longer. */
  revokeRefreshTokens(): void {
    this.#refreshTokens.clear();
  }

  /** @throws RefusedByService with an AADSTS number */
  token(ask: TokenAsk): GivenAnswer {
    if (this.refusal) throw refused(this.refusal);
    this.#checkClient(ask);
    const resource = resourceOf(ask.scope);
    const audience = this.#audienceOf(resource);
    switch (ask.grantType) {
      case 'refresh_token':
        return this.#refreshed(ask, resource, audience);
      case 'client_credentials': {
        this.#checkTenant(ask.tenantId);
        const given = { tenantId: ask.tenantId, audience, actor: 'app' } as const;
        const accessToken = this.tokens.give(given, resource, this.clientId);
        return { accessToken, refreshToken: undefined, scope: ask.scope ?? '' };
      }
      default:
        throw refused(70003);
    }
  }

  /** A token of the managed identity, which is at home in the partner's tenant. */
  managedIdentityToken(resource: string): string {
    const plain = resource.replace(/\/$/, '');
    const given = { tenantId: this.homeTenantId, audience: this.#audienceOf(plain), actor: 'app' } as const;
    return this.tokens.give(given, plain, fixedId('standIn', 'managedIdentity'));
  }

  /** Tenant of the key vault and the managed identity: that of the first partner with customers. */
  get homeTenantId(): string {
    const { partners } = this.world;
    return (partners.find(({ customers }) => customers.length > 0) ?? partners[0])?.id ?? 'nobody';
  }

  #refreshed(ask: TokenAsk, resource: string, audience: Audience): GivenAnswer {
    if (ask.refreshToken === undefined) throw refused(900144);
    const partnerId = this.#refreshTokens.get(ask.refreshToken);
    if (partnerId === undefined) throw refused(ask.refreshToken.startsWith('0.') ? 700082 : 70000);
    const tenantId = /^(common|organizations)$/.test(ask.tenantId) ? partnerId : ask.tenantId;
    this.#checkTenant(tenantId);
    const owner = this.world.customer(tenantId)?.profile.partnerId ?? tenantId;
    if (owner !== partnerId) throw refused(50020);
    if (this.revokesUsed) this.#refreshTokens.delete(ask.refreshToken);
    const accessToken = this.tokens.give({ tenantId, audience, actor: 'user' }, resource, this.clientId);
    return { accessToken, refreshToken: this.signIn(partnerId), scope: ask.scope ?? '' };
  }

  #checkClient({ clientId, clientSecret, clientAssertion }: TokenAsk): void {
    if (clientId !== this.clientId) throw refused(clientId === undefined ? 900144 : 700016);
    if (clientAssertion === undefined) {
      if (clientSecret !== this.clientSecret) throw refused(7000215);
      return;
    }
    const federated = this.tokens.of(clientAssertion);
    if (federated?.audience === 'tokenExchange' && !this.tokens.hasExpired(federated)) return;
    const now = this.world.now();
    const fault = this.certificate
      ? faultOf(clientAssertion, { clientId, certificate: this.certificate, now })
      : 'signature';
    if (fault) throw refused(fault === 'expired' ? 700024 : 700027);
  }

  #checkTenant(tenantId: string): void {
    const customer = this.world.customer(tenantId);
    if (!customer && !this.world.partner(tenantId)) throw refused(90002);
    if (customer && !customer.hasGrantedAccess) throw refused(50020);
    if (customer && !customer.hasConsented) throw refused(65001);
  }

  #audienceOf(resource: string): Audience {
    const known = [...RESOURCES, ...this.#ownResources].find(([name]) => name === resource);
    if (!known) throw refused(500011);
    return known[1];
  }
}

/** What a scope such as `https://graph.microsoft.com/User.Read.All offline_access` is for. */
function resourceOf(scope: string | undefined): string {
  const [first] = (scope ?? '').split(' ').filter((one) => one.includes('://'));
  if (first === undefined) throw refused(70011);
  return first.slice(0, first.lastIndexOf('/')).replace(/\/$/, '');
}

function refused(code: EntraCode): RefusedByService {
  return new RefusedByService(entraRefusal(code));
}
