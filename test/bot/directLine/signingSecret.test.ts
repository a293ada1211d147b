import assert from 'node:assert/strict';
import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { openSigningSecret } from '../../../bot/directLine/signingSecret.js';
import { newDataDir } from './testServer.js';

describe('openSigningSecret', () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = join(newDataDir(), 'directline');
    file = join(folder, 'secret');
  });

  const textOf = () => readFileSync(file, 'utf8').trim();
  const modeOf = (path: string) => statSync(path).mode & 0o777;

  it('should make a secret that only the owner can read, and use it again', async () => {
    const first = await openSigningSecret(folder);
    const text = textOf();
    const second = await openSigningSecret(folder);
    assert.ok(first.matches(text) && second.matches(text));
    assert.equal(second.matches(`${text}x`), false);
    assert.deepEqual(first.tokenKey, second.tokenKey);
    assert.equal(textOf(), text);
    assert.deepEqual(readdirSync(folder).sort(), ['secret', 'tokenKey']);
    if (process.platform !== 'win32') {
      assert.deepEqual([modeOf(folder), modeOf(file)], [0o700, 0o600]);
    }
  });

  it('should make one secret when two processes start at once', async () => {
    const [first, second] = await Promise.all([openSigningSecret(folder), openSigningSecret(folder)]);
    assert.ok(first.matches(textOf()) && second.matches(textOf()));
  });

  it('should make another secret in another folder', async () => {
    await openSigningSecret(folder);
    const other = await openSigningSecret(join(newDataDir(), 'directline'));
    assert.equal(other.matches(textOf()), false);
  });

  it('should refuse a secret that others can read, naming the file and the remedy', async function () {
    if (process.platform === 'win32') {
      console.log('    skipped: Windows keeps no POSIX modes of files');
      this.skip();
    }
    await openSigningSecret(folder);
    for (const mode of [0o640, 0o604, 0o622]) {
      chmodSync(file, mode);
      await assert.rejects(openSigningSecret(folder), (error: Error & { code: string }) => {
        assert.equal(error.code, 'SecretExposed');
        assert.ok(error.message.includes(file) && error.message.includes('chmod 600'));
        return true;
      });
    }
  });

  it('should refuse a damaged secret and leave the file alone', async () => {
    await openSigningSecret(folder);
    writeFileSync(file, 'short');
    await assert.rejects(openSigningSecret(folder), { code: 'SecretMalformed' });
    assert.equal(textOf(), 'short');
  });
});
