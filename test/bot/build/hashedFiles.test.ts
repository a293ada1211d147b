import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { HashedFiles } from '../../../bot/build/hashedFiles.js';

describe('hashed files', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hashed-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('should name a file after its content and lay its compressed forms beside it', async () => {
    const name = await new HashedFiles(folder).add('page.js', 'alert(1)');
    assert.match(name, /^page\.[0-9a-f]{12}\.js$/);
    assert.equal(await readFile(join(folder, name), 'utf8'), 'alert(1)');
    assert.equal(String(brotliDecompressSync(await readFile(join(folder, `${name}.br`)))), 'alert(1)');
    assert.equal(String(gunzipSync(await readFile(join(folder, `${name}.gz`)))), 'alert(1)');
  });

  it('should write nothing again while the content is the same', async () => {
    const name = await new HashedFiles(folder).add('page.js', 'alert(1)');
    await utimes(join(folder, `${name}.br`), 1, 1);
    assert.equal(await new HashedFiles(folder).add('page.js', 'alert(1)'), name);
    assert.equal((await stat(join(folder, `${name}.br`))).mtimeMs, 1000);
  });

  it('should sweep away what this build did not add', async () => {
    await new HashedFiles(folder).add('page.js', 'old');
    const files = new HashedFiles(folder);
    const name = await files.add('page.js', 'new');
    await files.sweep();
    assert.deepEqual((await readdir(folder)).sort(), [name, `${name}.br`, `${name}.gz`]);
  });
});
