import { RemoteCalls, type RemoteTools } from '../../remote/remoteCalls.js';
import { TenantClients } from '../azure/tenantClients.js';
import type { CustomerReader } from '../customers/customerReader.js';
import { openCustomerReader } from '../customers/openCustomerReader.js';
import { openPartnerTokens, openTokenStore } from '../identity/openPartnerTokens.js';
import type { TenantCredentials } from '../identity/tenantCredentials.js';
import type { PartnerCenterSettings } from '../partnerCenterSettings.js';
import { WatchedTokenStore } from './watchedTokenStore.js';

/** What reaches the partner's services, as the back end has it. */
export interface CheckedPartner {
  readonly settings: PartnerCenterSettings;
  readonly clock: RemoteTools['clock'];
  readonly calls: RemoteCalls;
  readonly store: WatchedTokenStore;
  readonly credentials: TenantCredentials;
  readonly reader: CustomerReader;
  readonly clients: TenantClients;
}

/** Asks nobody for anything yet. */
export function openCheckedPartner(settings: PartnerCenterSettings, tools: RemoteTools): CheckedPartner {
  const { clock } = tools;
  const calls = new RemoteCalls(tools);
  const tokenTools = { clock, ids: tools.ids, calls };
  const store = new WatchedTokenStore(openTokenStore(settings, tokenTools));
  const credentials = openPartnerTokens(settings, tokenTools, store);
  return {
    settings,
    clock,
    calls,
    store,
    credentials,
    reader: openCustomerReader(settings, calls, credentials),
    clients: new TenantClients({ calls, credentials, managementUrl: settings.managementUrl }),
  };
}
