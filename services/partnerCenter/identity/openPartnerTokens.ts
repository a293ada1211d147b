import type { TokenCredential } from '@azure/core-auth';
import { ManagedIdentityCredential } from '@azure/identity';
import { SecretClient } from '@azure/keyvault-secrets';
import type { Clock } from '../../clock.js';
import type { IdSource } from '../../ids.js';
import { isPlainLoopback } from '../../remote/loopback.js';
import type { RemoteCalls } from '../../remote/remoteCalls.js';
import type { PartnerCenterSettings, VaultIdentity } from '../partnerCenterSettings.js';
import { appCredential } from './appCredential.js';
import { askedEachTime } from './askedEachTime.js';
import { EntraApp } from './entraApp.js';
import { FileTokenStore } from './fileTokenStore.js';
import { PartnerTokens } from './partnerTokens.js';
import { type NotStored, RefreshTokenKeeper } from './refreshTokenKeeper.js';
import type { RefreshTokenStore } from './refreshTokenStore.js';
import { RemoteTokenNetwork } from './remoteTokenNetwork.js';
import type { TenantCredentials } from './tenantCredentials.js';
import { TokenCache } from './tokenCache.js';
import { VaultTokenStore } from './vaultTokenStore.js';

export interface PartnerTokensTools {
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly calls: RemoteCalls;
  readonly notStored?: NotStored | undefined;
}

/**
 * The partner's access to its tenants. Asks nobody for anything yet.
 * @param store what keeps the refresh token
 */
export function openPartnerTokens(
  settings: PartnerCenterSettings,
  tools: PartnerTokensTools,
  store: RefreshTokenStore = openTokenStore(settings, tools),
): TenantCredentials {
  const { clock, notStored } = tools;
  const keeper = new RefreshTokenKeeper(store, clock, notStored);
  const { tenantId } = settings;
  const tokens = new PartnerTokens({
    app: openApp(settings, tools),
    keeper,
    cache: openCache(tools),
    tenantId,
  });
  return { forTenant: (id) => askedEachTime(tokens.forTenant(id)) };
}

/** What keeps the refresh token where the settings say. Asks nobody for anything yet. */
export function openTokenStore(
  settings: PartnerCenterSettings,
  tools: PartnerTokensTools,
): RefreshTokenStore {
  const { refreshToken: place } = settings;
  if (place.kind === 'file') return new FileTokenStore(place.path);
  const client = new SecretClient(place.vaultUrl, vaultCredential(place.identity, settings, tools), {
    ...tools.calls.optionsFor('keyVault', place.vaultUrl),
    // Its challenge names the cloud's vaults, which a stand-in on this machine is none of.
    disableChallengeResourceVerification: isPlainLoopback(place.vaultUrl),
  });
  return new VaultTokenStore(client, place.secretName);
}

function vaultCredential(
  identity: VaultIdentity,
  settings: PartnerCenterSettings,
  tools: PartnerTokensTools,
): TokenCredential {
  return askedEachTime(
    identity.kind === 'app'
      ? appCredential(openApp(settings, tools), openCache(tools))
      : new ManagedIdentityCredential({ clientId: identity.clientId }),
  );
}

function openCache({ clock, calls }: PartnerTokensTools): TokenCache {
  const cache = new TokenCache(clock);
  calls.onTokenRefused((token) => cache.drop(token));
  return cache;
}

function openApp(settings: PartnerCenterSettings, { calls, ids }: PartnerTokensTools): EntraApp {
  return new EntraApp(settings, new RemoteTokenNetwork(calls, settings.entraUrl), ids);
}
