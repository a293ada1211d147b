import type { TurnContext } from 'botbuilder-core';
import { z } from 'zod';
import { isPortalUserId } from '../../services/identity/portalUserId.js';
import type { ChannelUser, ProvenAccount } from '../../services/ports.js';
import { DeskAdapter } from '../adapter/deskAdapter.js';
import { DirectLineAdapter } from '../directLine/directLineAdapter.js';

const TEAMS = 'msteams';
const guid = z.guid();

/**
 * Who speaks, as the channel names them, with the account that it proves. Members that the Bot Framework leaves untyped
 * are taken as text or not at all.
 */
export function channelUserOf(context: TurnContext): ChannelUser {
  const { from, channelId, conversation } = context.activity;
  const { aadObjectId }: { aadObjectId?: unknown } = from;
  const { tenantId }: { tenantId?: unknown } = conversation;
  return {
    channelId,
    userId: typeof aadObjectId === 'string' && aadObjectId !== '' ? aadObjectId : from.id,
    tenantId: typeof tenantId === 'string' ? tenantId : undefined,
    account: provenAccount(context, tenantId, aadObjectId),
  };
}

/**
 * What counts is the adapter that the turn came through. Clients of Azure's Direct Line and Web Chat choose the ids in
 * their activities, so only what Teams says of its users is believed, and only under a checked token; a portal's user is
 * believed only where the embedded channel read the id out of its own token.
 */
function provenAccount(
  { activity, adapter }: TurnContext,
  tenantId: unknown,
  objectId: unknown,
): ProvenAccount | undefined {
  if (adapter instanceof DirectLineAdapter) {
    const { id } = activity.from;
    return isPortalUserId(id) ? { kind: 'portal', userId: id } : undefined;
  }
  if (!(adapter instanceof DeskAdapter) || adapter.authenticationDisabled) return undefined;
  const tenant = guid.safeParse(tenantId);
  const object = guid.safeParse(objectId);
  if (activity.channelId !== TEAMS || !tenant.success || !object.success) return undefined;
  return { kind: 'teams', tenantId: tenant.data, objectId: object.data };
}
