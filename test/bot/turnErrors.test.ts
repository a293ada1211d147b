import assert from 'node:assert/strict';
import { UnreachableError } from '../../services/errors.js';
import { message, postJson, repliesOf } from './support/activities.js';
import type { LogLine } from './support/logLines.js';
import { openTestServer, type TestServer, type TestServerOptions } from './support/testServer.js';

describe('createTurnErrorHandler', () => {
  let desk: TestServer;
  afterEach(() => desk.close());

  const failWith = async (error: unknown, options: TestServerOptions = {}) => {
    desk = await openTestServer({ ...options, bot: () => Promise.reject(error) });
    return desk;
  };

  it('should tell the user one sentence in the language of the turn, with the reference', async () => {
    const { url, lines } = await failWith(new TypeError('x'), {
      sentence: (context, error, reference) =>
        `${context.activity.locale} ${(error as Error).name} ${reference}`,
    });
    const [said, ...more] = await repliesOf(await postJson(url, message({ locale: 'fr-FR' })));
    assert.match(said ?? '', /^fr-FR TypeError [A-HJ-NP-Z2-9]{8}$/);
    assert.deepEqual(more, []);
    assert.equal(lines[0]?.reference, said?.split(' ')[2]);
  });

  it('should give every failure another reference', async () => {
    const { url } = await failWith(new TypeError('x'));
    const [first] = await repliesOf(await postJson(url, message()));
    const [second] = await repliesOf(await postJson(url, message()));
    assert.notEqual(first, second);
  });

  it('should log code, conversation and activity in one line', async () => {
    const { url, lines, metrics } = await failWith(new UnreachableError('BackendUnreachable', 'no answer'));
    await postJson(url, message());
    const [line, ...more] = lines;
    assert.deepEqual(more, []);
    const { code, channelId, conversationId, activityId } = line as LogLine;
    assert.deepEqual(
      { code, channelId, conversationId, activityId },
      {
        code: 'BackendUnreachable',
        channelId: 'test',
        conversationId: 'conversation-1',
        activityId: 'activity-1',
      },
    );
    assert.match(await metrics.render(), /desk_errors_total\{code="BackendUnreachable"\} 1/);
  });

  it('should log nothing that the user wrote', async () => {
    const { url, logText } = await failWith(
      new SyntaxError('bad input "my phone rings tangerine" and ada@example.com'),
    );
    await postJson(url, message({ text: 'my phone rings tangerine', value: { email: 'ada@example.com' } }));
    assert.match(logText(), /SyntaxError/);
    assert.doesNotMatch(logText(), /tangerine|ada@|Ada/);
  });

  it('should log nothing of what a window or a search holds', async () => {
    const { url, logText } = await failWith(
      new SyntaxError('bad input "rings tangerine" and "contoso plum"'),
    );
    const value = { data: { description: 'rings tangerine' }, parameters: [{ value: 'contoso plum' }] };
    await postJson(url, message({ value }));
    assert.match(logText(), /SyntaxError/);
    assert.doesNotMatch(logText(), /tangerine|plum/);
  });

  it('should only log when the sentence cannot be made', async () => {
    const { url, lines } = await failWith(new TypeError('x'), {
      sentence: () => {
        throw new RangeError('no such text');
      },
    });
    const response = await postJson(url, message());
    assert.deepEqual([response.status, await repliesOf(response)], [200, []]);
    assert.deepEqual(
      lines.map(({ msg }) => msg),
      ['turn failed', 'user not told of failed turn'],
    );
  });

  it('should answer a failed invoke where its client shows it, and say nothing in the conversation', async () => {
    const sentence = (_context: unknown, _error: unknown, reference: string) => `quote ${reference}`;
    const { url, lines } = await failWith(new TypeError('x'), { sentence });
    const replies = await postJson(url, message({ type: 'invoke', name: 'adaptiveCard/action' }));
    const { activities } = (await replies.json()) as { activities: { type: string; value?: unknown }[] };
    const said = { code: '500', message: `quote ${lines[0]?.reference}` };
    const body = { statusCode: 500, type: 'application/vnd.microsoft.error', value: said };
    assert.deepEqual(
      activities.map(({ type, value }) => ({ type, value })),
      [{ type: 'invokeResponse', value: { status: 200, body } }],
    );
  });

  it('should cope with something thrown that is no error', async () => {
    const { url, logText } = await failWith('my phone rings tangerine');
    await postJson(url, message());
    assert.match(logText(), /"err":\{"type":"string"/);
    assert.doesNotMatch(logText(), /tangerine/);
  });
});
