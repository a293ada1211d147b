import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { DeskEvent } from '../../../services/local/deskLog.js';
import { JsonDocument } from '../../../services/local/jsonDocument.js';
import { FileMedium } from '../../../services/local/medium/fileMedium.js';
import { StillClock } from './deskFixture.js';
import { useTempFolder } from './tempFolder.js';

const schema = z.object({ count: z.int() });

describe('JsonDocument', () => {
  const folder = useTempFolder();
  let events: DeskEvent[] = [];
  beforeEach(() => {
    events = [];
  });
  const file = () => path.join(folder(), 'counter.json');
  const open = () =>
    new JsonDocument('counter.json', {
      medium: new FileMedium(folder()),
      schema,
      clock: new StillClock(),
      log: (event) => events.push(event),
    });

  it('should read back what it wrote', async () => {
    await open().write({ count: 3 });
    assert.deepEqual(await open().read(), { count: 3 });
    assert.deepEqual(await readdir(folder()), ['counter.json']);
  });

  it('should read a missing file as null', async () => {
    assert.equal(await open().read(), null);
    assert.deepEqual(events, []);
  });

  for (const [damage, text] of [
    ['half a document', '{"count":'],
    ['a document of another shape', '{"count":"three"}'],
    ['nothing', ''],
  ] as const) {
    it(`should set ${damage} aside by name and leave its content alone`, async () => {
      await writeFile(file(), text);
      await assert.rejects(open().read(), { name: 'RefusedError', code: 'DocumentCorrupt' });
      const aside = 'counter.json.corrupt-20260615T100000000Z';
      assert.deepEqual(await readdir(folder()), [aside]);
      assert.equal(await readFile(path.join(folder(), aside), 'utf8'), text);
      assert.deepEqual(events, [{ level: 'error', code: 'DocumentCorrupt', file: aside }]);
    });
  }

  it('should keep both when two documents are set aside in the same millisecond', async () => {
    for (const text of ['one', 'two']) {
      await writeFile(file(), text);
      await assert.rejects(open().read());
    }
    const names = await readdir(folder());
    const texts = await Promise.all(names.map((name) => readFile(path.join(folder(), name), 'utf8')));
    assert.deepEqual(texts.sort(), ['one', 'two']);
  });

  it('should call a file that cannot be read or written unreachable, and touch nothing', async () => {
    await mkdir(file());
    await assert.rejects(open().read(), { name: 'UnreachableError', code: 'BackendUnreachable' });
    await assert.rejects(open().write({ count: 1 }), {
      name: 'UnreachableError',
      code: 'BackendUnreachable',
    });
    assert.deepEqual(await readdir(folder()), ['counter.json']);
    assert.deepEqual(
      events.map(({ code, file: name }) => [code, name]),
      [
        ['BackendUnreachable', 'counter.json'],
        ['BackendUnreachable', 'counter.json'],
      ],
    );
  });
});
