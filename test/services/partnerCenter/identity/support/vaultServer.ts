import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

/** An Azure Key Vault with one secret on this machine; it asks for a token first, as the cloud's does. */
export async function openVaultServer(secretName: string, first?: string) {
  const vault = {
    value: first,
    versions: 0,
    reads: 0,
    tokens: [] as (string | undefined)[],
    /** Answers everything with this status. */
    failsWith: undefined as number | undefined,
  };
  const http = createServer(async (came, reply) => {
    const { authorization } = came.headers;
    const send = (status: number, body: object, headers = {}) => {
      reply.writeHead(status, { 'content-type': 'application/json', ...headers });
      reply.end(JSON.stringify(body));
    };
    if (authorization === undefined) {
      const challenge =
        'Bearer authorization="https://login.microsoftonline.com/t", resource="https://vault.azure.net"';
      return send(401, {}, { 'www-authenticate': challenge });
    }
    vault.tokens.push(authorization);
    if (vault.failsWith !== undefined)
      return send(vault.failsWith, { error: { code: 'Forbidden', message: 'No.' } });
    if (came.method === 'PUT') {
      vault.value = ((await json(came)) as { value: string }).value;
      vault.versions += 1;
    } else vault.reads += 1;
    if (vault.value === undefined) return send(404, { error: { code: 'SecretNotFound', message: 'None.' } });
    const id = `https://desk.vault.azure.net/secrets/${secretName}/${vault.versions}`;
    return send(200, { id, value: vault.value, attributes: { enabled: true } });
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  return Object.assign(vault, {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/vault`,
    async close() {
      http.closeAllConnections();
      http.close();
      await once(http, 'close');
    },
  });
}
export type VaultServer = Awaited<ReturnType<typeof openVaultServer>>;
