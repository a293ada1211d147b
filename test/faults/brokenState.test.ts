import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LOCALES, SUBMIT, toReview, userAt } from './deskUser.js';
import { endDesks, newFolder, startFaultDesk } from './faultDesk.js';
import { tally } from './tally.js';
import { timesOf } from './timesOf.js';

/** What becomes of the bytes of an LMDB file; `npm test` tries the first four. */
const DAMAGES: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  'cut in half': (bytes) => bytes.subarray(0, Math.floor(bytes.length / 2)),
  'a head of noise': (bytes) => Buffer.concat([randomBytes(4_096), bytes.subarray(4_096)]),
  'a body of noise': (bytes) => Buffer.concat([bytes.subarray(0, 8_192), randomBytes(bytes.length - 8_192)]),
  'another text': () => Buffer.from('hello'),
  'cut in its head': (bytes) => bytes.subarray(0, 100),
  'cut after its first page': (bytes) => bytes.subarray(0, 4_096),
  'noise from end to end': (bytes) => randomBytes(bytes.length),
  zeros: (bytes) => Buffer.alloc(bytes.length),
};

describe('damaged conversations', function () {
  this.timeout(180_000);
  let model: string;
  let number: string;
  before(async () => {
    model = await newFolder();
    const desk = await startFaultDesk(model);
    const user = userAt(desk.url, 'talk');
    await toReview(user);
    await user.press('Submit request');
    number = user.requestNumber();
    await fetch(`${desk.url}/api/directline/token`, { method: 'POST' });
    await desk.stop('SIGKILL');
  });
  after(endDesks);

  for (const [what, damaged] of Object.entries(DAMAGES).slice(0, timesOf(8, 4))) {
    it(`should be set aside at the start, and everything else go on: ${what}`, async () => {
      const dataDir = await newFolder();
      await cp(model, dataDir, { recursive: true });
      const files = [join(dataDir, 'state', 'data.mdb'), join(dataDir, 'directline', 'conversations.lmdb')];
      for (const file of files) await writeFile(file, damaged(await readFile(file)));
      const desk = await startFaultDesk(dataDir, { LOG_LEVEL: 'error' });
      const user = userAt(desk.url, 'talk');
      assert.match(await user.say('my requests'), new RegExp(number));
      for (const locale of LOCALES) {
        const other = userAt(desk.url, `after it in ${locale}`, { locale, userId: locale });
        await toReview(other, locale);
        assert.match(await other.press(SUBMIT[locale]), /SR-\d{6}/);
      }
      const token = await fetch(`${desk.url}/api/directline/token`, { method: 'POST' });
      assert.equal(token.status, 200);
      const aside = (await Promise.all(['state', 'directline'].map((one) => readdir(join(dataDir, one)))))
        .flat()
        .filter((name) => name.includes('.corrupt-'));
      assert.equal(aside.length, 2, String(aside));
      assert.equal(desk.lines.filter((line) => line.includes('DocumentCorrupt')).length, 2);
      assert.equal(await desk.stop(), 0);
      tally(`conversations damaged: ${what}`, { times: 2 });
    });
  }

  it('should not be taken for damaged after a kill', async () => {
    const dataDir = await newFolder();
    await cp(model, dataDir, { recursive: true });
    const desk = await startFaultDesk(dataDir);
    const names = await readdir(join(dataDir, 'state'));
    assert.deepEqual(
      names.filter((name) => name.includes('.corrupt-')),
      [],
    );
    assert.doesNotMatch(await userAt(desk.url, 'talk').say('hello'), /Welcome to the Reservation Desk/);
  });
});
