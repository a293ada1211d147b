import type { Activity } from 'botframework-schema';
import { HttpProblem } from '../http/httpProblem.js';

/**
 * A bot of one tenant answers that one alone, wherever the activity names a tenant. Neither the channel nor the SDK sees
 * to it: the channel's token says which bot is meant, not who may talk to it.
 * @throws HttpProblem 403 `OtherTenant`
 */
export function requireOwnTenant({ conversation, channelData }: Activity, tenantId: string): void {
  const named = [memberOf(conversation, 'tenantId'), memberOf(memberOf(channelData, 'tenant'), 'id')];
  const said = named.filter((id) => id !== undefined && id !== null && id !== '');
  if (said.some((id) => String(id).toLowerCase() !== tenantId.toLowerCase())) {
    throw new HttpProblem(403, 'OtherTenant', 'This bot answers the people of its own tenant only.');
  }
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
