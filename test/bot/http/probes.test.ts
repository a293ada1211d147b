import assert from 'node:assert/strict';
import { message, postJson } from '../support/activities.js';
import { useTestServer } from '../support/testServer.js';

describe('probes', () => {
  const open = useTestServer();

  it('should be alive', async () => {
    const { url } = await open();
    const response = await fetch(`${url}/healthz`);
    assert.deepEqual([response.status, await response.json()], [200, { status: 'ok' }]);
    assert.equal((await fetch(`${url}/healthz`, { method: 'HEAD' })).status, 200);
  });

  const works = { name: 'state', check: async () => undefined };
  const fails = { name: 'backend', check: () => Promise.reject(new Error('secret path')) };

  it('should be ready when every part is', async () => {
    const { url } = await open({ parts: { readiness: [works] } });
    const response = await fetch(`${url}/readyz`);
    assert.deepEqual(
      [response.status, await response.json()],
      [200, { status: 'ok', parts: { state: 'ok' } }],
    );
  });

  it('should name the part that failed with a code, and not what its error says', async () => {
    const { url, lines } = await open({ parts: { readiness: [works, fails] } });
    const response = await fetch(`${url}/readyz`);
    assert.equal(response.status, 503);
    assert.deepEqual(await response.json(), {
      status: 'failed',
      parts: { state: 'ok', backend: 'failed' },
      reasons: { backend: 'Unexpected' },
    });
    assert.deepEqual(
      lines.map(({ part }) => part),
      ['backend'],
    );
  });

  it('should not be ready while stopping', async () => {
    const { url, gate } = await open({ parts: { readiness: [works] } });
    gate.close();
    const response = await fetch(`${url}/readyz`);
    assert.deepEqual(
      [response.status, await response.json()],
      [503, { status: 'stopping', parts: { state: 'ok' } }],
    );
  });

  it('should give metrics of turns, requests and the process, without what callers made up', async () => {
    const { url } = await open();
    await (await postJson(url, message())).text();
    await (await postJson(url, message({ channelId: 'made-up' }))).text();
    await (await fetch(`${url}/made/up`)).text();
    const response = await fetch(`${url}/metrics`);
    const body = await response.text();
    assert.match(response.headers.get('content-type') ?? '', /^text\/plain; version=0\.0\.4/);
    assert.match(body, /desk_turns_total\{channel="test",outcome="ok"\} 1/);
    assert.match(body, /desk_turns_total\{channel="other",outcome="ok"\} 1/);
    assert.match(body, /desk_http_requests_total\{method="POST",route="\/api\/messages",status="200"\} 2/);
    assert.match(body, /desk_http_requests_total\{method="GET",route="none",status="404"\} 1/);
    assert.match(body, /process_resident_memory_bytes/);
    assert.doesNotMatch(body, /made/);
  });
});
