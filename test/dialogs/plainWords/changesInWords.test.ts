import assert from 'node:assert/strict';
import type { Understanding } from '../../../services/understanding/understanding.js';
import { sure, VM, wordsChat } from './wordsChat.js';

describe('changes asked for in words', () => {
  for (const { said, heard = said, task, wish } of [
    {
      said: 'rename VM-Prod to Fabrikam web',
      // What a new name holds names nothing else.
      heard: 'rename VM-Prod to ',
      task: 'configuration',
      wish: { setting: { kind: 'rename', name: 'Fabrikam web' } },
    },
    {
      said: 'turn off renewal for VM-Prod',
      task: 'configuration',
      wish: { setting: { kind: 'switch', action: 'renewalOff' } },
    },
    {
      said: 'give ann@contoso.com read access to VM-Prod',
      task: 'access',
      wish: { access: { kind: 'grant', who: 'ann@contoso.com', role: 'Reader' } },
    },
    { said: 'what does VM-Prod cost, and can I give two away', task: 'overview', wish: {} },
  ] as const) {
    it(`should begin the task with it: ${said}`, async () => {
      const found: Partial<Understanding> = {
        reservations: [VM],
        ...(task === 'access' && { email: 'ann@contoso.com' }),
      };
      const { harness, stubs, understander } = wordsChat({ [heard]: sure(task, found) });
      await harness.start();
      await harness.say(said);
      assert.equal(understander.asked.at(-1)?.text, heard);
      const [options] = stubs[task].begun as [object];
      assert.deepEqual(options, {
        customerId: VM.customerId,
        reservationId: VM.id,
        ...(task === 'access' && { email: 'ann@contoso.com' }),
        ...wish,
        fromWords: true,
      });
    });
  }
});
