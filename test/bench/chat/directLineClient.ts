import { once } from 'node:events';
import type { Activity } from 'botbuilder';
import { WebSocket } from 'ws';
import { post } from './httpClient.js';
import type { Said, Send } from './visitor.js';

const PATIENCE_MS = 60_000;

interface Token {
  readonly token: string;
  readonly conversationId: string;
}

/** Hears what comes over a stream, until what it waits for has come. */
type Listener = (activity: Partial<Activity>) => void;

/** A web page that is connected: posts what its user says, and hears the replies over its stream. */
export class DirectLineClient {
  #listener: Listener = () => {};

  private constructor(
    private readonly url: string,
    private readonly token: Token,
    private readonly stream: WebSocket,
  ) {
    stream.on('message', (data) => {
      const text = String(data);
      // An empty frame only keeps the line open.
      if (text === '') return;
      const { activities } = JSON.parse(text) as { activities: Partial<Activity>[] };
      for (const activity of activities) this.#listener(activity);
    });
  }

  /** Opens a conversation and its stream, and waits for the greeting. */
  static async open(url: string): Promise<DirectLineClient> {
    const token = (await post(`${url}/api/directline/token`, { locale: 'en-US' })) as Token;
    const headers = { authorization: `Bearer ${token.token}` };
    const opened = await post(`${url}/v3/directline/conversations`, {}, { headers });
    const stream = new WebSocket((opened as { streamUrl: string }).streamUrl);
    const client = new DirectLineClient(url, token, stream);
    const greeted = client.#reply(() => {});
    await once(stream, 'open');
    await greeted;
    return client;
  }

  /** As a person's way to the bot: the conversation is the client's own. */
  readonly send: Send = async (_conversationId, activity) => {
    const said: Partial<Activity>[] = [];
    const replied = this.#reply((reply) => said.push(reply));
    const { conversationId, token } = this.token;
    await post(
      `${this.url}/v3/directline/conversations/${conversationId}/activities`,
      { from: { id: 'user' }, locale: 'en-US', localTimezone: 'America/New_York', ...activity },
      { headers: { authorization: `Bearer ${token}` } },
    );
    await replied;
    return said as Said;
  };

  async close(): Promise<void> {
    const closed = once(this.stream, 'close');
    this.stream.close();
    await closed;
  }

  /** Resolves with the reply that has a card: it is a turn's last. */
  #reply(hear: Listener): Promise<void> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('no reply came over the stream')), PATIENCE_MS);
      this.#listener = (activity) => {
        if (activity.from?.role !== 'bot') return;
        hear(activity);
        if (!activity.attachments?.length) return;
        clearTimeout(late);
        resolve();
      };
    });
  }
}

/** Opens so many, a few at a time. */
export async function openClients(url: string, count: number): Promise<DirectLineClient[]> {
  const clients: DirectLineClient[] = [];
  while (clients.length < count) {
    const length = Math.min(10, count - clients.length);
    clients.push(...(await Promise.all(Array.from({ length }, () => DirectLineClient.open(url)))));
  }
  return clients;
}
