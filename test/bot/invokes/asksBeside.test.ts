import assert from 'node:assert/strict';
import { message, postJson } from '../support/activities.js';
import { signal } from '../support/signal.js';
import { useTestServer } from '../support/testServer.js';

const serviceUrl = 'http://127.0.0.1:9/';

describe('an invoke of a conversation that is busy', () => {
  const open = useTestServer();

  for (const [name, waits] of [
    ['composeExtension/query', false],
    ['application/search', false],
    ['task/fetch', false],
    ['composeExtension/submitAction', true],
    ['adaptiveCard/action', true],
  ] as const) {
    it(`should ${waits ? 'wait its turn' : 'be answered at once'}: ${name}`, async () => {
      const busy = signal();
      const isBusy = signal();
      const begun: string[] = [];
      const { url } = await open({
        bot: async ({ activity }) => {
          if (activity.type === 'event') return;
          begun.push(activity.name ?? 'words');
          if (activity.type !== 'message') return;
          isBusy.raise();
          await busy.raised;
        },
      });
      const turn = postJson(url, message());
      await isBusy.raised;
      const invoke = postJson(url, message({ type: 'invoke', name, deliveryMode: undefined, serviceUrl }));
      // Another conversation's turn arrives after the invoke: once it is answered, the invoke had its chance.
      if (waits) await postJson(url, message({ type: 'event', conversation: { id: 'elsewhere' } }));
      else await invoke;
      assert.deepEqual(begun, waits ? ['words'] : ['words', name]);
      busy.raise();
      await Promise.all([turn, invoke]);
      assert.deepEqual(begun, ['words', name]);
    });
  }
});
