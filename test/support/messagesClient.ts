import assert from 'node:assert/strict';
import type { Activity } from 'botbuilder';
import type { SendActivity } from './chatUser.js';

/** Who chats, on which channel, in which conversation. */
export interface MessagesClient {
  readonly channelId: string;
  readonly conversationId: string;
  readonly userId: string;
}

/** Talks to `POST /api/messages` with `expectReplies`, as a channel does. */
export function messagesClient(baseUrl: string, client: MessagesClient): SendActivity {
  let count = 0;
  return async (activity) => {
    count += 1;
    const response = await fetch(`${baseUrl}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        id: `${client.conversationId}-${count}`,
        channelId: client.channelId,
        from: { id: client.userId, name: 'User', role: 'user' },
        recipient: { id: 'desk', name: 'Desk', role: 'bot' },
        conversation: { id: client.conversationId },
        deliveryMode: 'expectReplies',
        ...activity,
      }),
    });
    const text = await response.text();
    assert.equal(response.status, 200, text);
    const { activities } = JSON.parse(text) as { activities: Partial<Activity>[] };
    return activities;
  };
}
