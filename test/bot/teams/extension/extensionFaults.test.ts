import assert from 'node:assert/strict';
import type { TurnContext } from 'botbuilder';
import sinon from 'sinon';
import { failureSentence } from '../../../../bot/failureSentence.js';
import { InvokeRouter } from '../../../../bot/invokes/invokeRouter.js';
import { extensionHandlers } from '../../../../bot/teams/extension/extensionHandlers.js';
import type { ExtensionPorts } from '../../../../bot/teams/extension/extensionPorts.js';
import { ANSWER_WITHIN_MS } from '../../../../bot/teams/extension/inTime.js';
import { UnreachableError } from '../../../../services/errors.js';
import { languages } from '../../../support/languages.js';
import { useTestServer } from '../../support/testServer.js';
import { initialQueryOf, postInvoke, queryOf } from './invokes.js';

const CALLER = { userId: 'u', partnerId: 'p', roles: ['AdminAgent'] } as const;
const LINK = `https://portal.azure.com/#resource/providers/Microsoft.Capacity/reservationOrders/${'1'.repeat(8)}-1111-1111-1111-${'1'.repeat(12)}/reservations/${'2'.repeat(8)}-2222-2222-2222-${'2'.repeat(12)}`;
const REFERENCE = /Reference: [A-Z0-9]{8}\./;

/** Each that needs the back end, with where its client shows a sentence. */
const ASKED: readonly [name: string, value: object, sentenceIn: (body: never) => string][] = [
  [
    'composeExtension/query',
    queryOf('searchReservations', 'contoso'),
    (body: { composeExtension: { text: string } }) => body.composeExtension.text,
  ],
  [
    'composeExtension/query',
    initialQueryOf('searchCustomers'),
    (body: { composeExtension: { text: string } }) => body.composeExtension.text,
  ],
  [
    'composeExtension/selectItem',
    { shares: 'customer', customerId: 'c' },
    (body: { composeExtension: { text: string } }) => body.composeExtension.text,
  ],
  [
    'composeExtension/fetchTask',
    { commandId: 'createSupportRequest' },
    (body: { task: { value: string } }) => body.task.value,
  ],
  [
    'task/fetch',
    { data: { window: 'createSupportRequest' } },
    (body: { task: { value: string } }) => body.task.value,
  ],
  [
    'application/search',
    { dataset: 'customers', queryText: 'c' },
    (body: { value: { message: string } }) => body.value.message,
  ],
];

/** Ports of which every method does the same. */
function portsThat(answer: () => Promise<unknown>): ExtensionPorts {
  const port = new Proxy({}, { get: () => answer });
  return new Proxy({ languages } as unknown as ExtensionPorts, {
    get: (own, name) => (name === 'languages' ? own.languages : port),
  });
}

/** The extension over these ports, for somebody who is let in. */
function botOver(ports: ExtensionPorts) {
  const router = new InvokeRouter([...extensionHandlers(ports)]);
  return (context: TurnContext) =>
    router.answer({ context, caller: CALLER, texts: languages.textsFor('en-US') });
}

describe('the message extension without its back end', () => {
  const openServer = useTestServer();
  const sentence = failureSentence(languages);

  for (const [name, value, sentenceIn] of [
    ...ASKED,
    ['composeExtension/queryLink', { url: LINK }, ASKED[0]![2]] as const,
  ]) {
    it(`should give a reference where its client shows it: ${name} ${JSON.stringify(value).slice(0, 60)}`, async () => {
      const down = async () => {
        throw new UnreachableError('BackendUnreachable', 'down');
      };
      const { url, lines } = await openServer({ bot: botOver(portsThat(down)), sentence });
      const { status, sent } = await postInvoke(url, { name, value, conversation: { id: 'c' } });
      assert.equal(status, 200);
      const said = sentenceIn(sent as never);
      assert.match(said, REFERENCE);
      const logged = lines.find(({ msg }) => msg === 'turn failed');
      assert.ok(said.includes(String(logged?.reference)));
    });
  }

  for (const [name, value, sentenceIn] of ASKED) {
    it(`should answer in time: ${name} ${JSON.stringify(value).slice(0, 60)}`, async () => {
      const clock = sinon.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
      const answers: { value: { body: never } }[] = [];
      const context = {
        activity: { type: 'invoke', name, value, entities: [] },
        sendActivity: async (sent: { value: { body: never } }) => answers.push(sent),
      } as unknown as TurnContext;
      const answering = botOver(portsThat(() => new Promise(() => {})))(context);
      await clock.tickAsync(ANSWER_WITHIN_MS);
      await answering;
      assert.match(sentenceIn(answers[0]!.value.body), /That takes too long just now/);
    });
  }

  it('should unfold a link into nothing when that takes too long', async () => {
    const clock = sinon.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const answers: { value: { body: { composeExtension: { attachments: unknown[] } } } }[] = [];
    const context = {
      activity: { type: 'invoke', name: 'composeExtension/queryLink', value: { url: LINK } },
      sendActivity: async (sent: (typeof answers)[0]) => answers.push(sent),
    } as unknown as TurnContext;
    const answering = botOver(portsThat(() => new Promise(() => {})))(context);
    await clock.tickAsync(ANSWER_WITHIN_MS);
    await answering;
    assert.deepEqual(answers[0]!.value.body.composeExtension.attachments, []);
  });
});
