import { randomIds } from '../../../services/ids.js';
import { TenantClients } from '../../../services/partnerCenter/azure/tenantClients.js';
import { openPartnerTokens } from '../../../services/partnerCenter/identity/openPartnerTokens.js';
import { TicketFiles } from '../../../services/partnerCenter/support/ticketFiles.js';
import { RemoteCalls } from '../../../services/remote/remoteCalls.js';
import type { StandIn } from '../../standIn/standIn.js';
import { CONTOSO, type FaultedCall } from '../faultedCall.js';
import { type RealBackend, SHORT_LIMITS } from '../realBackend.js';

/**
 * Files for a ticket, as the support desk hands them on once there is one. A part of a file is sent once only: nothing says
 * that twice is the same.
 */
export const FILE_CALLS: readonly FaultedCall[] = [
  { call: 'support.createWorkspace', by: 'attach a file', begin: attach, effects: wholeFiles },
  { call: 'support.createFile', by: 'attach a file', begin: attach, effects: wholeFiles },
  { call: 'support.uploadFile', by: 'attach a file', begin: attach, effects: wholeFiles, isUnsafe: true },
];

async function attach({ clock, settings }: RealBackend) {
  const tools = { clock, ids: randomIds, random: Math.random, limits: SHORT_LIMITS };
  const calls = new RemoteCalls(tools);
  const credentials = openPartnerTokens(settings, { ...tools, calls });
  const clients = new TenantClients({ calls, credentials, managementUrl: settings.managementUrl });
  const files = new TicketFiles(clients);
  const file = { name: 'bill.txt', bytes: Buffer.from('120.00 EUR') };
  return () => files.put(CONTOSO, 'workspace-1', [file]);
}

function wholeFiles({ world }: StandIn): number {
  const workspaces = [...(world.customer(CONTOSO)?.fileWorkspaces.values() ?? [])];
  const files = workspaces.flatMap((workspace) => [...workspace.files.values()]);
  return files.filter(({ chunks, numberOfChunks }) => chunks.size === numberOfChunks).length;
}
