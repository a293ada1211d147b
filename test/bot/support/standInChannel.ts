import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Delivery {
  readonly method: string;
  readonly path: string;
  /** What was posted; of a new chat, its members. */
  readonly activity: {
    readonly type?: string;
    readonly text?: string;
    readonly replyToId?: string;
    readonly isGroup?: boolean;
    readonly members?: readonly { readonly id: string }[];
    readonly tenantId?: string;
  };
}

/** What the service answers. */
export interface StandInAnswers {
  /** To everything said; 200 where absent. */
  readonly status?: number;
  /** To whoever wants a new chat; as to all else where absent. */
  readonly chatStatus?: number;
  /** To what is said in a new chat; as to all else where absent. */
  readonly saidInChatStatus?: number;
  /** To what is to be replaced; as to all else where absent. */
  readonly updateStatus?: number;
}

/** Id of the chat of two that the service gives. */
export const NEW_CHAT = 'a:new-chat';

/** A channel's connector service on this machine: takes what the bot posts, or refuses it. */
export async function openStandInChannel(answers: number | StandInAnswers = 200) {
  const { status = 200, ...others } = typeof answers === 'number' ? { status: answers } : answers;
  const { chatStatus = status, saidInChatStatus = status, updateStatus = status }: StandInAnswers = others;
  const deliveries: Delivery[] = [];
  const server = createServer(async (req, res) => {
    const delivery = await deliveryOf(req);
    deliveries.push(delivery);
    const isNewChat = delivery.path === '/v3/conversations';
    const isInChat = delivery.path.startsWith(`/v3/conversations/${encodeURIComponent(NEW_CHAT)}/`);
    const isUpdate = delivery.method === 'PUT';
    const answer = isNewChat ? chatStatus : isInChat ? saidInChatStatus : isUpdate ? updateStatus : status;
    // Not chained: restify changes every response of the process, and its writeHead gives nothing back.
    res.writeHead(answer, { 'content-type': 'application/json' });
    res.end(JSON.stringify({ id: isNewChat ? NEW_CHAT : `sent-${deliveries.length}` }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await closed;
  };
  return { url: `http://127.0.0.1:${port}/`, deliveries, close };
}

async function deliveryOf(req: IncomingMessage): Promise<Delivery> {
  return { method: req.method ?? '', path: req.url ?? '', activity: JSON.parse(await text(req)) };
}
