import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BlobServiceClient, type ContainerClient } from '@azure/storage-blob';
import type { Azurite } from './azurite.js';

/** A way to the storage on which the first answer to a request of that method is lost. */
export async function losingProxy({ connectionString }: Azurite, method: string) {
  const endpoint = new URL(/BlobEndpoint=([^;]+)/.exec(connectionString)?.[1] ?? '');
  let lost = 0;
  const server = createServer((asked, answer) => {
    const { hostname, port } = endpoint;
    const onward = request({
      hostname,
      port,
      path: asked.url,
      method: asked.method,
      headers: asked.headers,
    });
    onward.on('response', (came) => {
      if (asked.method === method && lost === 0) {
        lost += 1;
        asked.socket.destroy();
        return;
      }
      answer.writeHead(came.statusCode ?? 500, came.headers);
      came.pipe(answer);
    });
    asked.pipe(onward);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const here = connectionString.replace(endpoint.host, `127.0.0.1:${port}`);
  return {
    container: (name: string): ContainerClient =>
      BlobServiceClient.fromConnectionString(here, {
        retryOptions: { maxTries: 3, retryDelayInMs: 1 },
      }).getContainerClient(name),
    lost: () => lost,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
