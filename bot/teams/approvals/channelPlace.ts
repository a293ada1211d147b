import type { TurnContext } from 'botbuilder';
import { z } from 'zod';
import type { Address } from '../../../services/approvals/keptApproval.js';

const id = z.string().min(1).max(2048);

/** Where the bot can speak in a channel or a group chat without being spoken to: ids, and no names. */
const channelPlace = z.object({
  channelId: id,
  serviceUrl: id,
  user: z.object({ id }),
  bot: z.object({ id }),
  conversation: z.object({
    id,
    isGroup: z.boolean(),
    conversationType: z.string().optional(),
    tenantId: z.string().optional(),
  }),
});
export type ChannelPlace = z.infer<typeof channelPlace>;

/** Where the turn is; in a channel of a team its thread, so that what follows stands together. */
export function placeOf({ activity }: TurnContext): Address {
  const { channelId, serviceUrl, from, recipient, conversation } = activity;
  const { conversationType, tenantId } = conversation;
  const place: ChannelPlace = {
    channelId,
    serviceUrl,
    user: { id: from.id },
    bot: { id: recipient.id },
    conversation: {
      id: conversation.id,
      isGroup: true,
      ...(conversationType && { conversationType }),
      ...(tenantId && { tenantId }),
    },
  };
  return place;
}

/** A place as it was kept; undefined for what is none any more. */
export function readPlace(address: Address): ChannelPlace | undefined {
  return channelPlace.safeParse(address).data;
}
