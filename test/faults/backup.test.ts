import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { doubledIn, requestsOnDisk, toReview, userAt } from './deskUser.js';
import { endDesks, type FaultDesk, newFolder, startFaultDesk, until } from './faultDesk.js';
import { tally } from './tally.js';
import { timesOf } from './timesOf.js';

const BACKUPS = timesOf(5, 2);
const WRITERS = 4;
const run = promisify(execFile);

function backUp(dataDir: string, to: string, env: Record<string, string> = {}) {
  return run(process.execPath, ['dist/bot/backupCommand/main.js', '--to', to], {
    env: { ...process.env, DATA_DIR: dataDir, ...env },
  });
}

describe('a backup of a desk that works', function () {
  this.timeout(300_000);
  let desk: FaultDesk;
  let place: string;
  /** Request numbers by the user who read them. */
  const confirmed = new Map<string, Set<string>>();
  let isWorking = true;
  let work: Promise<unknown>;

  before(async () => {
    place = await newFolder();
    desk = await startFaultDesk(join(place, 'data'));
    work = Promise.all(Array.from({ length: WRITERS }, (_, n) => keepSubmitting(`writer-${n}`)));
  });
  after(async () => {
    isWorking = false;
    await work;
    await endDesks();
  });

  async function keepSubmitting(userId: string): Promise<void> {
    for (let count = 0; isWorking; count += 1) {
      const user = userAt(desk.url, `${userId}-${count}`, { userId });
      await toReview(user);
      await user.press('Submit request');
      confirmed.set(userId, (confirmed.get(userId) ?? new Set()).add(user.requestNumber()));
    }
  }

  it(`should be a whole desk with all that was confirmed before it, ${BACKUPS} times over`, async () => {
    const talk = userAt(desk.url, 'goes on', { userId: 'ada' });
    await toReview(talk);
    const submit = talk.dataOf('Submit request');
    const copies: { folder: string; known: (readonly [string, readonly string[]])[] }[] = [];
    for (let round = 0; round < BACKUPS; round += 1) {
      const total = () => [...confirmed.values()].reduce((sum, numbers) => sum + numbers.size, 0);
      const before = total();
      await until(async () => total() > before + 1);
      const known = [...confirmed].map(([userId, numbers]) => [userId, [...numbers]] as const);
      const folder = join(place, `copy-${round}`);
      const { stdout } = await backUp(desk.dataDir, folder);
      assert.match(stdout, /^Backup made: conversations, \d+ customers, \d+ users, /);
      copies.push({ folder, known });
    }
    isWorking = false;
    await work;
    let [lost, doubled, stuck] = [0, 0, 0];
    for (const { folder, known } of copies) {
      const restored = await startFaultDesk(folder, { LOG_LEVEL: 'error' });
      const filed = requestsOnDisk(folder);
      doubled += doubledIn(filed);
      for (const [userId, numbers] of known) {
        for (const number of numbers) {
          const user = userAt(restored.url, `restored ${number}`, { userId });
          await user.say('my requests');
          const shown = await user.say(number);
          if (!shown.includes(`Request ${number}`) || !filed.some(({ id }) => id === number)) lost += 1;
        }
      }
      const goesOn = userAt(restored.url, 'goes on', { userId: 'ada' });
      await goesOn.send({ type: 'message', value: submit });
      const number = /SR-\d{6}/.exec(JSON.stringify(goesOn.replies))?.[0];
      if (number === undefined || filed.some(({ id }) => id === number)) stuck += 1;
      assert.deepEqual(restored.lines, []);
      assert.equal(await restored.stop(), 0);
    }
    tally('backups of a desk at work', { times: BACKUPS, lost, doubled, stuck });
  });

  it('should keep secrets from others, and refuse a folder that is not empty or lies in the data', async () => {
    const folder = join(place, 'copy-0');
    assert.equal((await stat(join(folder, 'directline', 'secret'))).mode & 0o777, 0o600);
    assert.equal((await stat(join(folder, 'directline'))).mode & 0o077, 0);
    await assert.rejects(backUp(desk.dataDir, folder), {
      code: 1,
      stderr: /^No backup was made: .+not empty/,
    });
    await assert.rejects(backUp(desk.dataDir, join(desk.dataDir, 'copy')), {
      code: 1,
      stderr: /data directory/,
    });
    await assert.rejects(backUp(join(place, 'none'), join(place, 'x')), {
      code: 1,
      stderr: /no data directory/,
    });
    const empty = join(place, 'empty');
    await mkdir(empty);
    await backUp(desk.dataDir, empty);
  });

  it('should say with blob storage what it does not hold', async () => {
    const env = {
      STORAGE: 'azure-blobs',
      AZURE_STORAGE_CONNECTION_STRING: 'UseDevelopmentStorage=true',
    };
    const { stdout } = await backUp(desk.dataDir, join(place, 'blobs'), env);
    assert.match(stdout, /Azure Blob Storage .+soft delete and versioning/s);
  });

  it('should leave nothing behind that looks like a backup when it fails', async () => {
    const damaged = await newFolder();
    await mkdir(join(damaged, 'state'));
    await writeFile(join(damaged, 'state', 'data.mdb'), 'not LMDB');
    const to = join(place, 'of damaged');
    await assert.rejects(backUp(damaged, to), { code: 1, stderr: /data\.mdb is damaged/ });
    await assert.rejects(stat(to), { code: 'ENOENT' });
  });
});
