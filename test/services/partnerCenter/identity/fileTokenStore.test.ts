import assert from 'node:assert/strict';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileTokenStore } from '../../../../services/partnerCenter/identity/fileTokenStore.js';
import { CONTOSO, openPartnerDesk, PARTNER } from './support/partnerDesk.js';
import { issued } from './support/tokenServer.js';

describe('FileTokenStore', () => {
  let folder: string;
  let file: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'desk-token-file-'));
    file = join(folder, 'token');
  });
  after(() => rm(folder, { recursive: true }));
  const withRights = async (mode: number, text = 'RT-1') => {
    await writeFile(file, text);
    await chmod(file, mode);
    return new FileTokenStore(file);
  };

  it('should read the token without the blanks around it', async () => {
    assert.equal(await (await withRights(0o600, ' RT-1 \n')).read(), 'RT-1');
    assert.equal(await (await withRights(0o400)).read(), 'RT-1');
  });

  for (const mode of [0o640, 0o604, 0o620, 0o601, 0o777]) {
    it(`should refuse a file with the rights ${mode.toString(8)}, with the remedy`, async function () {
      if (process.platform === 'win32') {
        console.log('    skipped: Windows has no rights of group and others');
        this.skip();
      }
      await assert.rejects((await withRights(mode)).read(), ({ code, message }: Error & { code: string }) => {
        assert.equal(code, 'ServiceSignIn');
        assert.ok(message.includes(`run chmod 600 ${file}`) && message.includes(mode.toString(8)), message);
        return !message.includes('RT-1');
      });
    });
  }

  it('should say that the file is empty or not there', async () => {
    await assert.rejects((await withRights(0o600, '\n')).read(), /is empty: write the refresh token into it/);
    await assert.rejects(new FileTokenStore(join(folder, 'none')).read(), /cannot be read \(ENOENT\)/);
  });

  it('should write the token so that only the owner may read it, and nothing beside', async () => {
    const store = await withRights(0o600);
    await store.write('RT-2');
    assert.equal(await store.read(), 'RT-2');
    assert.equal((await stat(file)).mode & 0o777, 0o600);
    assert.deepEqual(await readdir(folder), ['token']);
  });

  it('should tell of a token that could not be written, and go on with it', async () => {
    const desk = await openPartnerDesk();
    try {
      desk.server.answer = () => issued('at', 'RT-2');
      await desk.tokenFor(CONTOSO);
      await rm(join(desk.tokenFile, '..'), { recursive: true });
      assert.equal(await desk.tokenFor(PARTNER), 'at');
      assert.match(String(desk.notStored), /Refresh token file .+: it cannot be written \(ENOENT\)/);
      assert.doesNotMatch(String(desk.notStored), /RT-2/);
      desk.clock.move(3_600_000);
      await desk.tokenFor(CONTOSO);
      assert.equal(desk.server.requests.at(-1)?.form.get('refresh_token'), 'RT-2');
    } finally {
      await desk.close();
    }
  });

  it('should keep what was there when the writing breaks off', async () => {
    await withRights(0o600);
    const store = new FileTokenStore(file, () =>
      Promise.reject(Object.assign(new Error(), { code: 'ENOSPC' })),
    );
    await assert.rejects(store.write('RT-2'), { code: 'ServiceSignIn', message: /ENOSPC/ });
    assert.equal(await readFile(file, 'utf8'), 'RT-1');
  });
});
