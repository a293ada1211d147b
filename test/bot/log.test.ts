import assert from 'node:assert/strict';
import { createLog, describeError } from '../../bot/log.js';
import { listeningLog } from './support/logLines.js';

describe('createLog', () => {
  it('should write one JSON object a line with time and the name of the level', () => {
    const { log, lines, text } = listeningLog();
    log.warn({ part: 'state' }, 'slow');
    assert.equal(text().split('\n').length, 2);
    const [line] = lines;
    assert.deepEqual([line?.level, line?.msg, line?.part], ['warn', 'slow', 'state']);
    assert.match(String(line?.time), /^\d{4}-\d\d-\d\dT/);
  });

  it('should tell the level of each line that is written, and of no other', () => {
    const levels: string[] = [];
    const log = createLog('warn', { write: () => undefined }, (level) => levels.push(level));
    log.info('quiet');
    log.warn('x');
    log.child({}).error('x');
    assert.deepEqual(levels, ['warn', 'error']);
  });

  it('should hide secrets at the top, one level down and among headers', () => {
    const { log, text } = listeningLog();
    log.info({ token: 'hush', req: { headers: { authorization: 'Bearer hush' }, password: 'hush' } }, 'x');
    assert.doesNotMatch(text(), /hush/);
    assert.match(text(), /\[hidden\]/);
  });

  it('should leave out what libraries hang on their errors', () => {
    const { log, text } = listeningLog();
    const error = Object.assign(new TypeError('refused'), {
      code: 'EX',
      request: { body: 'hush' },
      response: 'hush',
    });
    log.error({ err: error }, 'x');
    assert.match(text(), /"type":"TypeError","message":"refused".*"code":"EX"/);
    assert.doesNotMatch(text(), /hush/);
  });
});

describe('describeError', () => {
  it('should name the call sites, nearest first', () => {
    const [site] = describeError(new TypeError('x')).at;
    assert.match(site ?? '', /log\.test\.ts:\d+/);
  });

  it('should not take a message for call sites', () => {
    assert.doesNotMatch(describeError(new TypeError('x\n    at my secret')).at.join(), /secret/);
  });

  it('should cut long messages', () => {
    assert.equal(describeError(new TypeError('x'.repeat(5000))).message.length, 300);
  });
});
