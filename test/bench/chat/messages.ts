import type { Activity } from 'botbuilder';
import { post } from './httpClient.js';
import type { Send } from './visitor.js';

let activities = 0;

/** What a channel puts around what a user sends. */
export function delivered(conversationId: string, activity: Partial<Activity>): Partial<Activity> {
  activities += 1;
  return {
    id: `bench-${process.pid}-${activities}`,
    channelId: 'test',
    timestamp: new Date(),
    locale: 'en-US',
    localTimezone: 'America/New_York',
    from: { id: `user-of-${conversationId}`, name: 'User', role: 'user' },
    recipient: { id: 'bot', name: 'Bot', role: 'bot' },
    conversation: { id: conversationId, conversationType: 'personal', isGroup: false, name: '' },
    ...activity,
  };
}

/** Over `POST /api/messages`, with the replies in the answer. */
export function expectReplies(url: string): Send {
  return async (conversationId, activity) => {
    const whole = { ...delivered(conversationId, activity), deliveryMode: 'expectReplies' };
    const answer = await post(`${url}/api/messages`, whole);
    return (answer as { activities: Partial<Activity>[] }).activities;
  };
}
