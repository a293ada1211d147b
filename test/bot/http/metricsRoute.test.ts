import assert from 'node:assert/strict';
import { createServer, request } from 'node:http';
import { networkInterfaces } from 'node:os';
import { errorOf, useTestServer } from '../support/testServer.js';

const TOKEN = 'a-token-of-the-monitoring';

describe('GET /metrics', () => {
  const open = useTestServer();

  it('should be for whoever has the token, once there is one', async () => {
    const { url } = await open({ parts: { metricsToken: TOKEN } });
    const ask = (authorization?: string) =>
      fetch(`${url}/metrics`, authorization === undefined ? {} : { headers: { authorization } });
    assert.equal((await ask(`Bearer ${TOKEN}`)).status, 200);
    for (const wrong of [
      undefined,
      TOKEN,
      'Bearer',
      `Bearer ${TOKEN}x`,
      `Bearer ${TOKEN.slice(1)}`,
      `Basic ${TOKEN}`,
    ]) {
      const refused = await ask(wrong);
      assert.equal(refused.status, 401, wrong);
      assert.equal(refused.headers.get('www-authenticate'), 'Bearer');
      assert.equal((await errorOf(refused)).code, 'MetricsTokenNeeded');
    }
    assert.deepEqual((await fetch(`${url}/healthz`)).status, 200);
  });

  it('should be for programs of this machine while there is none, and not for what a proxy brings', async () => {
    const { url } = await open();
    assert.equal((await fetch(`${url}/metrics`)).status, 200);
    for (const name of ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip']) {
      const refused = await fetch(`${url}/metrics`, { headers: { [name]: '203.0.113.7' } });
      assert.deepEqual([refused.status, (await errorOf(refused)).code], [403, 'MetricsLocalOnly'], name);
    }
  });

  it('should be refused to another address of this machine while there is no token', async function () {
    const [other] = Object.values(networkInterfaces()).flatMap((addresses = []) =>
      addresses.filter(({ internal, family }) => !internal && family === 'IPv4'),
    );
    if (other === undefined) {
      console.log('    skipped: this machine has no address but loopback');
      return this.skip();
    }
    const server = await open();
    // The test's server stands on 127.0.0.1 only.
    const wide = createServer((req, res) => server.server.server.emit('request', req, res));
    await new Promise<void>((resolve) => wide.listen(0, '0.0.0.0', resolve));
    const { port } = wide.address() as { port: number };
    const status = await new Promise<number | undefined>((resolve, reject) => {
      request({ host: other.address, port, path: '/metrics', agent: false }, (res) => {
        res.resume();
        resolve(res.statusCode);
      })
        .on('error', reject)
        .end();
    });
    await new Promise((resolve) => wide.close(resolve));
    assert.equal(status, 403);
  });

  it('should count what is refused by its code', async () => {
    const { url } = await open();
    await fetch(`${url}/nowhere`);
    await fetch(`${url}/api/messages`, {
      method: 'POST',
      body: '{',
      headers: { 'content-type': 'application/json' },
    });
    const text = await (await fetch(`${url}/metrics`)).text();
    assert.match(text, /desk_http_refusals_total\{code="NotFound"\} 1/);
    assert.match(text, /desk_http_refusals_total\{code="MalformedJson"\} 1/);
    assert.match(text, /desk_build_info\{version="\d+\.\d+\.\d+",node="v\d+\.[\d.]+"\} 1/);
  });
});
