import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { traced, traceIdIn, traceIds } from '../../bot/trace.js';
import { message, postJson } from './support/activities.js';
import { listeningLog } from './support/logLines.js';
import { useTestServer } from './support/testServer.js';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const PARENT = `00-${TRACE}-00f067aa0ba902b7-01`;

describe('traced', () => {
  it('should put the ids on every line of the work, also of what it awaits, and on no other', async () => {
    const { log, lines } = listeningLog();
    const turn = (conversationId: string) =>
      traced({ conversationId }, async () => {
        await setImmediate();
        log.info({ activityId: 'a' }, 'inside');
      });
    await traced({ requestId: 'r' }, () => Promise.all([turn('one'), turn('two')]));
    log.info('outside');
    const ids = lines.map(({ requestId, conversationId, activityId }) => [
      requestId,
      conversationId,
      activityId,
    ]);
    assert.deepEqual(ids, [
      ['r', 'one', 'a'],
      ['r', 'two', 'a'],
      [undefined, undefined, undefined],
    ]);
    assert.deepEqual(traceIds(), {});
  });
});

describe('traceIdIn', () => {
  it('should read the trace id of a well-formed header', () => {
    assert.equal(traceIdIn(PARENT), TRACE);
    assert.equal(traceIdIn(`cc-${TRACE}-00f067aa0ba902b7-01-what-comes-later`), TRACE);
  });

  for (const header of [
    undefined,
    [PARENT],
    '',
    'x',
    PARENT.toUpperCase(),
    `${PARENT}-more`,
    `${PARENT}0`,
    PARENT.replace('00-', 'ff-'),
    PARENT.replace(TRACE, '0'.repeat(32)),
    PARENT.replace('00f067aa0ba902b7', '0'.repeat(16)),
    `cc-${TRACE}-00f067aa0ba902b7-01-${'x'.repeat(200)}`,
  ]) {
    it(`should leave ${JSON.stringify(header)} alone`, () => assert.equal(traceIdIn(header), undefined));
  }
});

describe('the lines of a turn', () => {
  const open = useTestServer();
  const headers = { 'x-request-id': 'request-7', traceparent: PARENT };
  const IDS = {
    requestId: 'request-7',
    traceId: TRACE,
    channelId: 'test',
    conversationId: 'conversation-1',
    activityId: 'activity-1',
  };
  const idsOf = (line: object) =>
    Object.fromEntries(Object.entries(line).filter(([name]) => Object.keys(IDS).includes(name)));

  it('should carry the ids of the turn and of its request, and the last one say how it went', async () => {
    const { url, lines } = await open({ logTurns: true });
    await postJson(url, message(), headers);
    assert.equal(lines.length, 1);
    const { level, msg, type, kind, outcome, attempts, ms } = lines[0]!;
    assert.deepEqual(idsOf(lines[0]!), IDS);
    assert.deepEqual(
      [level, msg, type, kind, outcome, attempts],
      ['info', 'turn', 'message', 'turn', 'ok', 1],
    );
    assert.ok(Number.isInteger(ms));
  });

  it('should not quote a type that is none', async () => {
    const { url, lines } = await open({ logTurns: true });
    await postJson(url, message({ type: 'Ada Lovelace' }), headers);
    assert.equal(lines[0]?.type, 'other');
  });

  it('should carry them when the turn fails', async () => {
    const { url, lines } = await open({ logTurns: true, bot: () => Promise.reject(new TypeError('x')) });
    await postJson(url, message(), headers);
    assert.deepEqual(lines.map(idsOf), [IDS, IDS]);
    assert.deepEqual(
      lines.map(({ msg, outcome }) => [msg, outcome]),
      [
        ['turn failed', undefined],
        ['turn', 'failed'],
      ],
    );
  });
});
