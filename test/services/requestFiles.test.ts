import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, stat, utimes } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { RequestFileStore } from '../../services/files/requestFileStore.js';
import type { Caller } from '../../services/model.js';
import { MOST_FILE_BYTES } from '../../services/requestFiles.js';
import { FolderShelf } from '../../services/storage/folderShelf.js';
import { StillClock } from '../dialogs/deskFakes.js';

const ANNA: Caller = { partnerId: 'partner-1', userId: 'anna', roles: ['AdminAgent'] } as unknown as Caller;
const BOB: Caller = { ...ANNA, userId: 'bob' };
const PNG = Buffer.from('89504e470d0a1a0a00000000', 'hex');
const text = (words: string) => ({ name: 'a.txt', content: Buffer.from(words) });

describe('RequestFileStore', () => {
  let folder: string;
  let store: RequestFileStore;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'reservation-desk-'));
    store = new RequestFileStore(new FolderShelf(path.join(folder, 'files')), new StillClock());
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  async function refusalOf(name: string, content: Uint8Array): Promise<string | undefined> {
    const outcome = await store.keep(ANNA, 'key', { name, content });
    return outcome.kind === 'refused' ? outcome.refusal : undefined;
  }

  it('should keep a file for its owner alone', async () => {
    await store.keep(ANNA, 'key', { name: 'screen.png', content: PNG });
    const [file] = await store.list(ANNA, 'key');
    assert.deepEqual({ ...file, id: '' }, { id: '', name: 'screen.png', bytes: 12, type: 'image/png' });
    assert.deepEqual(Buffer.from((await store.read(ANNA, 'key', file!.id))!), PNG);
    assert.deepEqual(await store.list(BOB, 'key'), []);
    assert.equal(await store.read(BOB, 'key', file!.id), undefined);
    assert.deepEqual(await store.list(ANNA, 'other'), []);
  });

  it('should take the same file once, and another of its name under another name', async () => {
    for (const words of ['one', 'one', 'two']) await store.keep(ANNA, 'key', text(words));
    const names = (await store.list(ANNA, 'key')).map(({ name }) => name);
    assert.deepEqual(names.sort(), ['a (2).txt', 'a.txt']);
  });

  it('should write nothing outside its folder, and for its owner only', async () => {
    const name = '..\\../../etc/pass\u0000wd\u202e.txt';
    await store.keep(ANNA, '../../key', { name, content: Buffer.from('x') });
    assert.deepEqual(await readdir(folder), ['files']);
    const [file] = await store.list(ANNA, '../../key');
    assert.equal(file?.name, 'passwd.txt');
    assert.equal(await store.read(ANNA, '../../key', '../../../x'), undefined);
    const [owner] = await readdir(path.join(folder, 'files'));
    if (process.platform !== 'win32')
      assert.equal((await stat(path.join(folder, 'files', owner!))).mode & 0o77, 0);
  });

  it('should give names that any system can write', async () => {
    const kept: string[] = [];
    for (const name of [
      'CON.txt',
      'nul .txt',
      'lpt1.x.txt',
      'console.txt',
      'evil\u202etxt.exe\u202c.txt',
      '%2e%2e%2fa.txt',
      `${'x'.repeat(10_000)}.txt`,
      `${'x'.repeat(10_000)}.TXT`,
    ]) {
      const key = `key ${kept.length >> 1}`;
      const outcome = await store.keep(ANNA, key, { name, content: Buffer.from(`x${kept.length}`) });
      kept.push(outcome.kind === 'kept' ? outcome.file.name : outcome.refusal);
    }
    assert.deepEqual(kept.slice(0, 6), [
      'CON_.txt',
      'nul_ .txt',
      'lpt1_.x.txt',
      'console.txt',
      'eviltxt.exe.txt',
      '2e2e2fa.txt',
    ]);
    assert.deepEqual(
      kept.slice(6).map((name) => [...name].length),
      [100, 100],
    );
    assert.notEqual(kept[6]?.toLowerCase(), kept[7]?.toLowerCase());
  });

  it('should refuse what is not what its name says', async () => {
    const zip = Buffer.from('504b0304', 'hex');
    const docx = Buffer.concat([zip, Buffer.from('word/document.xml')]);
    const refused: [string, Uint8Array][] = [
      ['virus.exe', Buffer.from('MZ\x90\0')],
      ['picture.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
      ['picture.svg', Buffer.from('<svg/>')],
      ['page.html', Buffer.from('<html>')],
      ['all.zip', zip],
      ['letter.docx', zip],
      ['macros.docx', Buffer.concat([docx, Buffer.from('word/vbaProject.bin')])],
      ['notes.txt', Buffer.from('MZ\x90\0', 'latin1')],
      ['notes', Buffer.from('text')],
    ];
    for (const [name, content] of refused) assert.equal(await refusalOf(name, content), 'kind', name);
    assert.equal(await refusalOf('letter.docx', docx), undefined);
    assert.equal(await refusalOf('image', PNG), undefined);
    assert.deepEqual((await store.list(ANNA, 'key')).map(({ name }) => name).sort(), [
      'image.png',
      'letter.docx',
    ]);
  });

  it('should keep to the limits', async () => {
    assert.equal(await refusalOf('a.txt', Buffer.alloc(MOST_FILE_BYTES + 1, 'a')), 'size');
    assert.equal(await refusalOf('a.txt', Buffer.alloc(0)), 'empty');
    const outcomes = await Promise.all(
      ['1', '2', '3', '4', '5', '6'].map((words) => store.keep(ANNA, 'key', text(words))),
    );
    assert.equal(outcomes.filter(({ kind }) => kind === 'kept').length, 5);
    assert.equal(await refusalOf('a.txt', Buffer.from('7')), 'count');
  });

  it('should remove one file, those of a request, and those of all drafts', async () => {
    for (const key of ['draft', 'dropped', 'filed']) {
      await store.keep(ANNA, key, text('one'));
      await store.keep(ANNA, key, { name: 'b.txt', content: Buffer.from('two') });
    }
    const [file] = await store.list(ANNA, 'draft');
    await store.remove(ANNA, 'draft', file!.id);
    assert.equal((await store.list(ANNA, 'draft')).length, 1);
    await store.drop(ANNA, 'dropped');
    assert.deepEqual(await store.list(ANNA, 'dropped'), []);
    await store.settle(ANNA, 'filed');
    await store.forget(ANNA);
    assert.deepEqual(await store.list(ANNA, 'draft'), []);
    assert.equal((await store.list(ANNA, 'filed')).length, 2);
  });

  it('should count what came to nothing as a draft again that is as new as that', async () => {
    await store.keep(ANNA, 'back', text('back'));
    await store.settle(ANNA, 'back');
    const shelf = new FolderShelf(path.join(folder, 'files'));
    const age = async () => {
      for (const { path: name } of await shelf.list()) await utimes(path.join(folder, 'files', name), 1, 1);
    };
    await age();
    await store.release(ANNA, 'back');
    assert.equal(await store.sweep(new Date('2020-01-01')), 0);
    assert.equal((await store.list(ANNA, 'back')).length, 1);
    await age();
    assert.equal(await store.sweep(new Date('2020-01-01')), 1, 'of the files that were attached');
    assert.deepEqual(await shelf.list(), []);
    await store.release(ANNA, 'back');
    assert.deepEqual(await shelf.list(), [], 'nothing to release');
  });

  it('should sweep old drafts, and no request on file', async () => {
    for (const key of ['old', 'filed', 'new']) await store.keep(ANNA, key, text(key));
    await store.settle(ANNA, 'filed');
    const shelf = new FolderShelf(path.join(folder, 'files'));
    const newId = (await store.list(ANNA, 'new'))[0]!.id;
    for (const { path: name } of await shelf.list())
      if (!name.includes(newId)) await utimes(path.join(folder, 'files', name), 1, 1);
    assert.equal(await store.sweep(new Date('2020-01-01')), 1);
    assert.deepEqual(await store.list(ANNA, 'old'), []);
    assert.equal((await store.list(ANNA, 'filed')).length, 1);
    assert.equal((await store.list(ANNA, 'new')).length, 1);
  });
});
