import { AuthError, ConfidentialClientApplication, LogLevel } from '@azure/msal-node';
import { DeskError, UnreachableError } from '../../errors.js';
import type { IdSource } from '../../ids.js';
import type { AppProof, PartnerCenterSettings } from '../partnerCenterSettings.js';
import { MsalNetwork } from './msalNetwork.js';
import { type IssuedToken, issuedToken } from './tokenAnswer.js';
import type { TokenNetwork } from './tokenNetwork.js';
import { tokenRefusal } from './tokenRefusal.js';

/** What a token is for. */
export interface TokenWish {
  readonly tenantId: string;
  readonly scopes: readonly string[];
  /** What a service demands that the token says besides, as it said it. */
  readonly claims?: string | undefined;
}

type Registration = Pick<PartnerCenterSettings, 'tenantId' | 'appId' | 'appProof' | 'entraUrl'>;

/**
 * The partner's app at Microsoft Entra. It asks anew each time and remembers nothing. Every method throws the DeskErrors
 * that TenantCredentials names.
 */
export class EntraApp {
  readonly #registration: Registration;
  readonly #network: TokenNetwork;
  readonly #ids: IdSource;

  constructor(registration: Registration, network: TokenNetwork, ids: IdSource) {
    this.#registration = registration;
    this.#network = network;
    this.#ids = ids;
  }

  /** A token by which the app acts for the user whose refresh token it is. */
  redeem(wish: TokenWish, refreshToken: string): Promise<IssuedToken> {
    const { scopes, claims } = wish;
    return this.#ask(wish, (msal, correlationId) =>
      msal.acquireTokenByRefreshToken({ scopes: [...scopes], claims, refreshToken, correlationId }),
    );
  }

  /** A token by which the app acts for itself, in the partner's own tenant. */
  asItself(scopes: readonly string[]): Promise<IssuedToken> {
    const wish = { tenantId: this.#registration.tenantId, scopes };
    return this.#ask(wish, (msal, correlationId) =>
      msal.acquireTokenByClientCredential({ scopes: [...scopes], correlationId, skipCache: true }),
    );
  }

  async #ask(
    { tenantId }: TokenWish,
    call: (msal: ConfidentialClientApplication, correlationId: string) => Promise<unknown>,
  ): Promise<IssuedToken> {
    const network = new MsalNetwork(this.#network);
    const correlationId = this.#ids.next();
    const fault: unknown = await call(this.#msal(tenantId, network), correlationId).then(
      () => undefined,
      (error: unknown) => network.failure ?? error,
    );
    const answer = network.answer ?? unasked(fault);
    const issued = issuedToken(answer);
    if (issued) return issued;
    const ofCustomer = tenantId.toLowerCase() !== this.#registration.tenantId.toLowerCase();
    throw tokenRefusal(answer, { tenantId, ofCustomer, correlationId });
  }

  /** One for each request: what it remembers of tokens and refusals would grow with the tenants. */
  #msal(tenantId: string, networkClient: MsalNetwork): ConfidentialClientApplication {
    const { appId, appProof } = this.#registration;
    return new ConfidentialClientApplication({
      auth: { clientId: appId, ...this.#authority(tenantId), ...proofOf(appProof) },
      system: {
        networkClient,
        loggerOptions: { loggerCallback: () => {}, piiLoggingEnabled: false, logLevel: LogLevel.Error },
      },
    });
  }

  /** All that MSAL would ask Microsoft about the tenant. It takes https only, and the token endpoint as it is. */
  #authority(tenantId: string) {
    const { host } = new URL(this.#registration.entraUrl);
    const tenant = encodeURIComponent(tenantId);
    const authority = `https://${host}/${tenant}`;
    const authorityMetadata = JSON.stringify({
      issuer: `${authority}/v2.0`,
      authorization_endpoint: `${authority}/oauth2/v2.0/authorize`,
      token_endpoint: `${this.#registration.entraUrl}/${tenant}/oauth2/v2.0/token`,
      jwks_uri: `${authority}/discovery/v2.0/keys`,
    });
    return { authority, authorityMetadata, knownAuthorities: [host] };
  }
}

/** What MSAL says of a request that it did not make is about our settings. */
function unasked(error: unknown): never {
  if (error instanceof DeskError) throw error;
  const reason = error instanceof AuthError ? error.errorCode : 'no reason given';
  throw new UnreachableError('ServiceSignIn', `The app cannot prove itself to Microsoft Entra: ${reason}`, {
    service: { service: 'entra' },
  });
}

function proofOf(proof: AppProof) {
  if (proof.kind === 'secret') return { clientSecret: proof.secret };
  const { thumbprint: thumbprintSha256, privateKey } = proof.certificate;
  return { clientCertificate: { thumbprintSha256, privateKey } };
}
