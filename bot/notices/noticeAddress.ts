import type { TurnContext } from 'botbuilder';
import { clientTimeZone } from '../../dialogs/request/clientInfo.js';
import { isShared } from '../../services/groupMembers.js';
import type { NoticeAddress, NoticeReference } from '../../services/notices/noticeRecord.js';
import { DirectLineAdapter } from '../directLine/directLineAdapter.js';
import { channelUserOf } from '../identity/channelUser.js';

/** Where the bot can speak to the turn's user by itself; undefined where others would read it, or nobody could. */
export function noticeAddressOf(context: TurnContext): NoticeAddress | undefined {
  const { activity, adapter } = context;
  const { conversation, deliveryMode, locale } = activity;
  if (isShared(conversation) || deliveryMode === 'expectReplies') return undefined;
  const timeZone = clientTimeZone(activity);
  return {
    via: adapter instanceof DirectLineAdapter ? 'directLine' : 'botFramework',
    user: channelUserOf(context),
    reference: referenceOf(context),
    ...(locale && { locale: locale.slice(0, 35) }),
    ...(timeZone !== undefined && { timeZone }),
  };
}

function referenceOf({ activity }: TurnContext): NoticeReference {
  const { channelId, serviceUrl, from, recipient, conversation } = activity;
  const { id, tenantId, conversationType } = conversation;
  return {
    channelId,
    serviceUrl,
    user: { id: from.id, ...(from.aadObjectId && { aadObjectId: from.aadObjectId }) },
    bot: { id: recipient.id },
    conversation: { id, ...(tenantId && { tenantId }), ...(conversationType && { conversationType }) },
  };
}
