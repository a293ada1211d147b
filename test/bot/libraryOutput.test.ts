import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import sinon from 'sinon';
import { logLibraryOutput } from '../../bot/libraryOutput.js';
import { listeningLog } from './support/logLines.js';

const SECRET = 'Bearer eyJ0 of ada@example.com';

describe('logLibraryOutput', () => {
  const { log, lines, text } = listeningLog();
  let giveBack: () => void;
  beforeEach(() => {
    lines.length = 0;
    giveBack = logLibraryOutput(log);
  });
  afterEach(() => giveBack());

  it('should log that something was written, not what', () => {
    const { console: theirs } = globalThis;
    theirs.error(SECRET, { token: SECRET });
    theirs.log(SECRET);
    assert.deepEqual(
      lines.map(({ level, msg, method }) => [level, msg, method]),
      [
        ['warn', 'a library wrote to the console', 'error'],
        ['debug', 'a library wrote to the console', 'log'],
      ],
    );
    assert.doesNotMatch(text(), /eyJ0|ada@/);
  });

  it('should say which library it was', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'desk-library-'));
    const home = join(folder, 'node_modules', '@scope', 'chatty');
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, 'index.mjs'), 'export const print = () => console.error("x");');
    const { print } = await import(pathToFileURL(join(home, 'index.mjs')).href);
    print();
    rmSync(folder, { recursive: true });
    assert.equal(lines[0]?.library, '@scope/chatty');
  });

  it('should log the code of a warning of the runtime, and not its text', async () => {
    process.emitWarning(SECRET, { type: 'DeprecationWarning', code: 'DEP9999' });
    await setImmediate();
    const [line] = lines;
    assert.deepEqual(
      [line?.level, line?.msg, line?.type, line?.code],
      ['warn', 'the runtime warns', 'DeprecationWarning', 'DEP9999'],
    );
    assert.doesNotMatch(text(), /eyJ0|ada@/);
  });

  it('should give the console and the warnings back', () => {
    giveBack();
    const printed = sinon.stub(process.stderr, 'write').returns(true);
    globalThis.console.error('plain');
    printed.restore();
    assert.deepEqual(lines, []);
    assert.equal(process.listenerCount('warning') > 0, true);
  });
});
