/** A well-formed message of a test channel, as JSON. */
export function message(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    type: 'message',
    id: 'activity-1',
    channelId: 'test',
    from: { id: 'user-1', name: 'Ada' },
    recipient: { id: 'bot-1' },
    conversation: { id: 'conversation-1' },
    deliveryMode: 'expectReplies',
    locale: 'en-US',
    text: 'hello',
    ...changes,
  };
}

export function postJson(
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

/** The texts among the replies of an `expectReplies` answer. */
export async function repliesOf(response: Response): Promise<string[]> {
  const { activities } = (await response.json()) as { activities: { text?: string }[] };
  return activities.map(({ text }) => text ?? '');
}
