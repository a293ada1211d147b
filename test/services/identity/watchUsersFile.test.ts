import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sinon from 'sinon';
import { KnownUsers } from '../../../services/identity/knownUsers.js';
import { portalUserId } from '../../../services/identity/portalUserId.js';
import { readUsersFile } from '../../../services/identity/usersFile.js';
import { watchUsersFile } from '../../../services/identity/watchUsersFile.js';
import { useTempFolder } from '../local/tempFolder.js';

const ISSUER = 'https://portal.example';
const entry = (subject: string) => ({
  partnerId: 'partner-1',
  roles: ['AdminAgent'],
  portal: { issuer: ISSUER, subject },
});

describe('watchUsersFile', () => {
  const folder = useTempFolder();
  let known: KnownUsers;
  let refused: unknown[];
  let end: () => Promise<void>;
  let clock: sinon.SinonFakeTimers;
  const file = () => path.join(folder(), 'users.json');
  const write = (...subjects: string[]) => writeFile(file(), JSON.stringify(subjects.map(entry)));

  beforeEach(async () => {
    await write('ada', 'bo');
    known = new KnownUsers(readUsersFile(file()));
    refused = [];
    clock = sinon.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    end = await watchUsersFile(file(), {
      changed: (users) => known.replace(users),
      refused: (error) => refused.push(error),
    });
  });
  afterEach(() => end());

  const isIn = async (subject: string) => {
    const account = { kind: 'portal', userId: portalUserId(ISSUER, subject) } as const;
    return (await known.callerFor({ channelId: 'webchat', userId: account.userId, account })) !== undefined;
  };
  /** Ends the watch after a look, so that what it saw is done. */
  const looked = async () => {
    clock.tick(5_000);
    await end();
  };

  it('should let nobody in any more who is taken out of the file', async () => {
    await write('ada', 'caesar');
    await looked();
    assert.deepEqual([await isIn('ada'), await isIn('bo'), await isIn('caesar')], [true, false, true]);
    assert.deepEqual(refused, []);
  });

  it('should keep those whom it knows, and say so once, while the file cannot be used', async () => {
    await writeFile(file(), '[ { "partnerId": ');
    clock.tick(5_000);
    await looked();
    assert.deepEqual([await isIn('ada'), await isIn('bo')], [true, true]);
    assert.deepEqual(refused.map(String), ['UsersFileError: line 1: not JSON']);
  });

  it('should keep those whom it knows when the file is gone', async () => {
    await rm(file());
    await looked();
    assert.equal(await isIn('ada'), true);
    assert.equal(refused.length, 1);
  });

  it('should leave everything as it is as long as nobody writes the file', async () => {
    known.replace([]);
    await looked();
    assert.equal(await isIn('ada'), false);
  });
});
