import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Delivery {
  readonly method: string;
  readonly path: string;
  readonly activity: { readonly type?: string; readonly text?: string; readonly replyToId?: string };
}

/** A channel's connector service on this machine: takes what the bot posts, or refuses it with `status`. */
export async function openStandInChannel(status = 200) {
  const deliveries: Delivery[] = [];
  const server = createServer(async (req, res) => {
    deliveries.push(await deliveryOf(req));
    // Not chained: restify changes every response of the process, and its writeHead gives nothing back.
    res.writeHead(status, { 'content-type': 'application/json' });
    res.end(JSON.stringify({ id: `sent-${deliveries.length}` }));
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
