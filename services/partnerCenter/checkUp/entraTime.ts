import { createDefaultHttpClient, createPipelineRequest } from '@azure/core-rest-pipeline';
import type { RemoteCalls } from '../../remote/remoteCalls.js';
import { remotely } from '../../remote/remotely.js';
import { unreadable } from '../../remote/serviceFault.js';
import { pipelineOf } from '../identity/remoteTokenNetwork.js';
import type { PartnerCenterSettings } from '../partnerCenterSettings.js';

/**
 * The time at Microsoft Entra, to the second, out of an answer that it gives to everybody; any answer will do.
 * @throws UnreachableError `ServiceUnavailable`, `ServiceBusy`, `ServiceUnreadable`
 */
export async function entraTime(
  calls: RemoteCalls,
  { entraUrl, tenantId }: Pick<PartnerCenterSettings, 'entraUrl' | 'tenantId'>,
): Promise<Date> {
  const options = calls.optionsFor('entra', entraUrl);
  const request = createPipelineRequest({
    url: `${entraUrl}/${encodeURIComponent(tenantId)}/v2.0/.well-known/openid-configuration`,
    allowInsecureConnection: options.allowInsecureConnection,
  });
  const client = createDefaultHttpClient();
  const { headers } = await remotely('entra', () => pipelineOf(options).sendRequest(client, request));
  const atMs = Date.parse(headers.get('date') ?? '');
  if (Number.isNaN(atMs)) throw unreadable({ service: 'entra' }, 'an answer without a date');
  return new Date(atMs);
}
