import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPartnerTokens } from '../../../../../services/partnerCenter/identity/openPartnerTokens.js';
import type { PartnerCenterSettings } from '../../../../../services/partnerCenter/partnerCenterSettings.js';
import { RemoteCalls } from '../../../../../services/remote/remoteCalls.js';
import { countingIds } from '../../../../support/fixedIds.js';
import { openTokenServer } from './tokenServer.js';

export const PARTNER = 'aaaaaaaa-0000-4000-8000-000000000001';
export const CONTOSO = 'cccccccc-0000-4000-8000-000000000001';
export const APP = 'eeeeeeee-0000-4000-8000-000000000001';
export const ARM = 'https://management.azure.com/.default';
export const PARTNER_CENTER = 'https://api.partnercenter.microsoft.com/.default';
export const MINUTE_MS = 60_000;

/** A clock that a test moves. */
export function movableClock(start = '2026-11-23T10:00:00Z') {
  let nowMs = Date.parse(start);
  return {
    now: () => new Date(nowMs),
    move: (ms: number) => {
      nowMs += ms;
    },
  };
}

/** The partner's tokens out of a token server on this machine, with a refresh token in a file. */
export async function openPartnerDesk(more: Partial<PartnerCenterSettings> = {}) {
  const server = await openTokenServer();
  const folder = await mkdtemp(join(tmpdir(), 'desk-tokens-'));
  const tokenFile = join(folder, 'refresh-token');
  await writeFile(tokenFile, 'RT-1\n', { mode: 0o600 });
  const clock = movableClock();
  const notStored: unknown[] = [];
  const wait = async () => {};
  const tools = { clock, ids: countingIds(), random: () => 0, wait, limits: { maxRetries: 2 } };
  const settings: PartnerCenterSettings = {
    tenantId: PARTNER,
    appId: APP,
    appProof: { kind: 'secret', secret: 'SECRET-1' },
    refreshToken: { kind: 'file', path: tokenFile },
    entraUrl: server.url,
    partnerCenterUrl: 'http://127.0.0.1:1/pc',
    graphUrl: 'http://127.0.0.1:1/graph',
    managementUrl: 'http://127.0.0.1:1/arm',
    ...more,
  };
  const tokens = openPartnerTokens(settings, {
    ...tools,
    calls: new RemoteCalls(tools),
    notStored: (error) => notStored.push(error),
  });
  return {
    server,
    tokenFile,
    clock,
    notStored,
    tokens,
    async tokenFor(tenantId: string, scope: string | string[] = ARM, claims?: string) {
      return (await tokens.forTenant(tenantId).getToken(scope, claims === undefined ? {} : { claims }))
        ?.token;
    },
    async close() {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
export type PartnerDesk = Awaited<ReturnType<typeof openPartnerDesk>>;
