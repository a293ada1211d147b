import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Agent, get } from 'node:http';
import sinon from 'sinon';
import { shutDown, TURN_LIMIT_MS } from '../../bot/shutdown.js';
import { message, postJson, repliesOf } from './support/activities.js';
import { listeningLog } from './support/logLines.js';
import { signal } from './support/signal.js';
import { openTestServer, type TestServer } from './support/testServer.js';

describe('shutDown', () => {
  let desk: TestServer;
  afterEach(async () => {
    if (desk.server.server.listening) await desk.close();
  });

  const stop = (parts: Partial<Parameters<typeof shutDown>[0]> = {}) => {
    const { log } = listeningLog();
    const done = async () => undefined;
    return shutDown(
      { gate: desk.gate, server: desk.server, stopChannels: done, close: done, log, ...parts },
      'test',
    );
  };

  it('should deliver the reply of a running turn before it closes the state, and refuse new turns meanwhile', async () => {
    const [began, released] = [signal(), signal()];
    const order: string[] = [];
    desk = await openTestServer({
      bot: async (context) => {
        began.raise();
        await released.raised;
        await context.sendActivity('finished');
        order.push('turn');
      },
    });
    const running = postJson(desk.url, message());
    await began.raised;
    const stopped = stop({ close: async () => void order.push('state') });
    assert.equal((await postJson(desk.url, message())).status, 503);
    assert.equal((await fetch(`${desk.url}/readyz`)).status, 503);
    assert.equal((await fetch(`${desk.url}/healthz`)).status, 200);
    released.raise();
    assert.deepEqual(await repliesOf(await running), ['finished']);
    assert.equal(await stopped, 0);
    assert.deepEqual(order, ['turn', 'state']);
    await assert.rejects(fetch(`${desk.url}/healthz`));
  });

  it('should stop the embedded channels at once, and close the state only when they are done', async () => {
    desk = await openTestServer();
    const [asked, channelsDone] = [signal(), signal()];
    const close = sinon.spy(async () => undefined);
    const stopChannels = () => {
      asked.raise();
      return channelsDone.raised;
    };
    void desk.gate.admit(() => asked.raised);
    const stopped = stop({ stopChannels, close });
    await asked.raised;
    assert.equal((await fetch(`${desk.url}/readyz`)).status, 503);
    assert.equal(close.callCount, 0);
    channelsDone.raise();
    assert.equal(await stopped, 0);
    sinon.assert.calledOnce(close);
  });

  it('should not wait for a client that keeps its connection open', async () => {
    desk = await openTestServer();
    const agent = new Agent({ keepAlive: true });
    const [response] = await once(get(`${desk.url}/healthz`, { agent }), 'response');
    response.resume();
    await once(response, 'end');
    assert.equal(await stop(), 0);
    agent.destroy();
  });

  it('should go on without a turn that does not end, and say so by its exit code', async () => {
    desk = await openTestServer();
    void desk.gate.admit(() => new Promise(() => undefined));
    const clock = sinon.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const close = sinon.spy(async () => undefined);
    const stopped = stop({ close });
    await clock.tickAsync(TURN_LIMIT_MS);
    clock.restore();
    assert.equal(await stopped, 1);
    sinon.assert.calledOnce(close);
  });

  it('should close the state even when the channels cannot be stopped', async () => {
    desk = await openTestServer();
    const close = sinon.spy(async () => undefined);
    const stopChannels = () => Promise.reject(new TypeError('stuck'));
    assert.equal(await stop({ stopChannels, close }), 1);
    sinon.assert.calledOnce(close);
  });
});
