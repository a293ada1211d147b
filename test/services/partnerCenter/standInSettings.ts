import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PartnerCenterBackend } from '../../../services/backendChoice.js';
import type { RemoteLimits } from '../../../services/remote/remoteLimits.js';
import type { StandIn } from '../../standIn/standIn.js';

/** A machine's patience instead of a person's. */
export const QUICK: Partial<RemoteLimits> = { pollMs: 5, backoff: { firstMs: 5, mostMs: 20 } };

/** Settings of a desk of the partner's on the stand-in; its refresh token lies in a file in `folder`. */
export async function standInSettings(
  { urls, entra }: StandIn,
  folder: string,
  tenantId = entra.homeTenantId,
): Promise<PartnerCenterBackend> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'refresh-token');
  await writeFile(file, entra.signIn(tenantId), { mode: 0o600 });
  return {
    kind: 'partner-center',
    tenantId,
    appId: entra.clientId,
    appProof: { kind: 'secret', secret: entra.clientSecret },
    refreshToken: { kind: 'file', path: file },
    entraUrl: urls.entra,
    partnerCenterUrl: urls.partnerCenter,
    graphUrl: urls.graph,
    managementUrl: urls.arm,
  };
}
