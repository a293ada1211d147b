import assert from 'node:assert/strict';
import type { Activity, TurnContext } from 'botbuilder';
import { z } from 'zod';
import { type InvokeHandler, invokeHandler } from '../../../bot/invokes/invokeHandler.js';
import { InvokeRouter } from '../../../bot/invokes/invokeRouter.js';
import { loadLanguageBook } from '../../../services/localization/languageBook.js';

const CALLER = { userId: 'u', partnerId: 'p', roles: ['AdminAgent'] } as const;
const QUERY = 'composeExtension/query';

describe('InvokeRouter', () => {
  const languages = loadLanguageBook('en-US');
  const router = new InvokeRouter([
    invokeHandler(QUERY, z.object({ text: z.string() }), async ({ caller }, { text }) => ({
      status: 200,
      body: `${caller.userId} asked ${text}`,
    })),
  ]);

  /** What the channel is answered about somebody who is not let in. */
  const refusalOf = async (handler: InvokeHandler, name = handler.name) => {
    const answers: unknown[] = [];
    const context = {
      activity: { type: 'invoke', name, value: { text: 'asked' } },
      sendActivity: async ({ value }: Partial<Activity>) => answers.push(value),
    } as unknown as TurnContext;
    await new InvokeRouter([handler]).refuse(context, 'Go away.');
    return answers[0];
  };

  /** What the channel is answered. */
  const answersTo = async (name: string, value: unknown, locale = 'en-US') => {
    const answers: unknown[] = [];
    const context = {
      activity: { type: 'invoke', name, value },
      sendActivity: async (sent: Partial<Activity>) => answers.push(sent),
    } as unknown as TurnContext;
    await router.answer({ context, caller: CALLER, texts: languages.textsFor(locale) });
    return answers;
  };

  it('should hand an invoke to the handler of its name, and its answer to the channel', async () => {
    const answers = await answersTo(QUERY, { text: 'contoso' });
    assert.deepEqual(answers, [{ type: 'invokeResponse', value: { status: 200, body: 'u asked contoso' } }]);
  });

  it('should tell the channel that it does not answer an invoke', async () => {
    const answers = await answersTo('composeExtension/somethingNew', {});
    assert.deepEqual(answers, [{ type: 'invokeResponse', value: { status: 501, body: undefined } }]);
  });

  for (const value of [undefined, null, 'text', 7, [], {}, { text: 7 }, { text: null }]) {
    it(`should say in the user's language that it cannot read ${JSON.stringify(value)}`, async () => {
      const [answer] = await answersTo(QUERY, value, 'fr-FR');
      assert.match(JSON.stringify(answer), /"type":"message","text":"Ce qui est arrivé n’est pas lisible/);
    });
  }

  it('should refuse somebody with the sentence, or as the handler has it', async () => {
    const handler = invokeHandler(QUERY, z.unknown(), async () => ({ status: 200 }));
    const body = { composeExtension: { type: 'message', text: 'Go away.' } };
    assert.deepEqual(await refusalOf(handler), { status: 200, body });
    const refusal = (sentence: string, value: unknown) => ({ status: 200, body: { sentence, value } });
    assert.deepEqual(await refusalOf({ ...handler, refusal }), {
      status: 200,
      body: { sentence: 'Go away.', value: { text: 'asked' } },
    });
    assert.deepEqual(await refusalOf(handler, 'somethingElse'), { status: 501, body: undefined });
  });
});
