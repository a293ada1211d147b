import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import type { ChannelTrust } from '../../../bot/adapter/channelToken.js';

type Keys = Awaited<ReturnType<typeof newKeys>>;

/** An RSA pair, with which the Bot Framework signs. */
export async function newKeys() {
  return generateKeyPair('RS256', { extractable: true });
}

/** An issuer of channel tokens on this machine: OpenID metadata, keys with endorsements, and tokens. */
export async function openTokenIssuer(endorsements: readonly string[]) {
  const keys: Keys = await newKeys();
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'key-1', use: 'sig', endorsements };
  const state = { down: false, asked: 0 };
  const server = createServer((req, res) => {
    state.asked += 1;
    res.writeHead(state.down ? 503 : 200, { 'content-type': 'application/json' });
    const metadata = { issuer: ISSUER, jwks_uri: `${urlOf()}/keys` };
    res.end(JSON.stringify(req.url === '/keys' ? { keys: [jwk] } : metadata));
  });
  const urlOf = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const trust: ChannelTrust = { issuer: ISSUER, metadataUrl: `${urlOf()}/metadata` };
  return {
    trust,
    state,
    /** Signed now by the issuer's key unless told otherwise. */
    sign: (claims: JWTPayload, { privateKey = keys.privateKey, alg = 'RS256', kid = 'key-1' } = {}) =>
      new SignJWT(claims).setProtectedHeader({ alg, kid, typ: 'JWT' }).sign(privateKey),
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

export const ISSUER = 'https://issuer.example';
export type TokenIssuer = Awaited<ReturnType<typeof openTokenIssuer>>;
