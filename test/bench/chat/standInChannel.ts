import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import type { Activity } from 'botbuilder';
import { post } from './httpClient.js';
import { delivered } from './messages.js';
import type { Said, Send } from './visitor.js';

const PATIENCE_MS = 30_000;
const ACTIVITIES = /^\/v3\/conversations\/([^/]+)\/activities(?:\/[^/]+)?$/;

/** What bots post their replies to, as Teams has it: in the process of the bench. */
export interface StandInChannel {
  readonly url: string;
  /** Delivers over `POST /api/messages` and gives what the bot posted when the delivery was over. */
  over(botUrl: string): Send;
  /** The next activity that the bot posts to a conversation without being spoken to. @throws Error when none comes */
  next(conversationId: string): Promise<Partial<Activity>>;
  close(): Promise<void>;
}

/** Opens the channel on any free port of this machine. */
export async function openStandInChannel(): Promise<StandInChannel> {
  const inbox = new Map<string, Partial<Activity>[]>();
  const waiting = new Map<string, (activity: Partial<Activity>) => void>();
  let count = 0;

  const take = async (request: IncomingMessage): Promise<object> => {
    const id = decodeURIComponent(ACTIVITIES.exec(request.url ?? '')?.[1] ?? '');
    const activity = (await json(request)) as Partial<Activity>;
    const waiter = waiting.get(id);
    waiting.delete(id);
    if (waiter) waiter(activity);
    else if (activity.type !== 'typing') inbox.set(id, [...(inbox.get(id) ?? []), activity]);
    count += 1;
    return { id: `posted-${count}` };
  };

  const server = createServer(async (request, response) => {
    const body = JSON.stringify(await take(request));
    response.writeHead(200, { 'content-type': 'application/json' }).end(body);
  });
  server.keepAliveTimeout = PATIENCE_MS;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

  const drain = (id: string): Said => {
    const said = inbox.get(id) ?? [];
    inbox.delete(id);
    return said;
  };
  return {
    url,
    over: (botUrl) => async (conversationId, activity) => {
      await post(`${botUrl}/api/messages`, { ...delivered(conversationId, activity), serviceUrl: url });
      return drain(conversationId);
    },
    next: (conversationId) =>
      new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`nothing came to ${conversationId}`)), PATIENCE_MS);
        waiting.set(conversationId, (activity) => {
          clearTimeout(late);
          resolve(activity);
        });
      }),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
