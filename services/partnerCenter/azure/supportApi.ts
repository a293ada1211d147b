import type { PipelinePolicy } from '@azure/core-rest-pipeline';
import { z } from 'zod';
import { parsedJson } from '../../remote/parsedJson.js';

/** The first version that knows tickets of a tenant that belong to no subscription. */
export const SUPPORT_API_VERSION = '2024-04-01';

const TICKET = /\/providers\/Microsoft\.Support\/supportTickets\/[^/?]+(?:\?|$)/i;
const NEW_TICKET = z.object({ properties: z.record(z.string(), z.unknown()) });

/**
 * Lets the SDK's client, which was made for 2020-04-01, speak the version above.
 * @param placeholder the subscription that the client was given for want of one: taken out of the addresses again
 */
export function supportApiPolicies(placeholder: string | undefined): PipelinePolicy[] {
  return placeholder === undefined ? [consentRefused()] : [onTenant(placeholder), consentRefused()];
}

/** Operations on the tenant differ in their addresses only. */
function onTenant(placeholder: string): PipelinePolicy {
  return {
    name: 'deskSupportOnTenant',
    sendRequest(request, next) {
      request.url = request.url.replace(`/subscriptions/${placeholder}/`, '/');
      return next(request);
    },
  };
}

/** From 2024-04-01 on a ticket must say whether support may read diagnostics; the client has no such field. */
function consentRefused(): PipelinePolicy {
  return {
    name: 'deskConsentRefused',
    sendRequest(request, next) {
      if (request.method === 'PUT' && TICKET.test(request.url) && typeof request.body === 'string') {
        const ticket = NEW_TICKET.parse(parsedJson(request.body)?.value);
        const properties = { ...ticket.properties, advancedDiagnosticConsent: 'No' };
        request.body = JSON.stringify({ ...ticket, properties });
      }
      return next(request);
    },
  };
}
