import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DAMAGED, doubledIn, LOCALES, requestsOnDisk, said, toReview, userAt } from './deskUser.js';
import { endDesks, newFolder, startFaultDesk } from './faultDesk.js';
import { tally } from './tally.js';

describe('damaged documents', function () {
  this.timeout(180_000);
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await newFolder();
    await (await startFaultDesk(dataDir, { LOG_LEVEL: 'error' })).stop();
  });
  after(endDesks);

  it('should be set aside whole wherever they are cut off, and other customers go on', async () => {
    const folder = join(dataDir, 'desk', 'customers');
    const customers = await Promise.all(
      (await readdir(folder)).map(async (file) => {
        const text = await readFile(join(folder, file), 'utf8');
        const { name, partnerId } = (JSON.parse(text) as { profile: { name: string; partnerId: string } })
          .profile;
        return { file: join(folder, file), text, name, partnerId };
      }),
    );
    const cut = customers.filter(
      ({ partnerId, name }) => partnerId === 'demo-partner' && name !== 'Contoso Ltd',
    );
    for (const [n, { file, text }] of cut.entries())
      await writeFile(file, text.slice(0, Math.floor((text.length * n) / cut.length)));
    const desk = await startFaultDesk(dataDir, { LOG_LEVEL: 'error' });
    let stuck = 0;
    for (const [n, { name, file, text }] of cut.entries()) {
      const locale = LOCALES[n % LOCALES.length]!;
      const user = userAt(desk.url, `cut-${n}`, { locale });
      await user.say(locale === 'en-US' ? 'refund' : 'rembourser');
      await user.say(name);
      assert.match(said(user), DAMAGED[locale], name);
      if (!/"action":"overview"/.test(await user.say(locale === 'en-US' ? 'start over' : 'recommencer')))
        stuck += 1;
      const names = await readdir(folder);
      const aside = names.filter((one) => join(folder, one).startsWith(`${file}.corrupt-`));
      assert.equal(aside.length, 1);
      const kept = await readFile(join(folder, aside[0]!), 'utf8');
      assert.ok(text.startsWith(kept));
    }
    const user = userAt(desk.url, 'whole');
    await toReview(user);
    assert.match(await user.press('Submit request'), /SR-\d{6}/);
    tally('a customer’s document cut off', { times: cut.length, stuck });
  });

  it('should be made again where others tell what they said: index, counter, user', async () => {
    const first = await startFaultDesk(dataDir);
    const user = userAt(first.url, 'before');
    await toReview(user);
    await user.press('Submit request');
    const number = user.requestNumber();
    await first.stop('SIGKILL');
    const desk = join(dataDir, 'desk');
    const users = (await readdir(join(desk, 'users'))).map((file) => join('users', file));
    let times = 0;
    let lost = 0;
    for (const spoil of [
      (text: string) => text.slice(0, text.length / 2),
      () => '',
      () => '[1]',
      undefined,
    ]) {
      for (const file of ['customers.json', 'requestNumbers.json', ...users]) {
        const path = join(desk, file);
        if (spoil) await writeFile(path, spoil(await readFile(path, 'utf8')));
        else if (!users.includes(file)) await rm(path);
        times += 1;
      }
      const next = await startFaultDesk(dataDir, { LOG_LEVEL: 'error' });
      const again = userAt(next.url, `again-${times}`);
      if (!(await again.say('my requests')).includes(number)) lost += 1;
      await again.say('start over');
      await toReview(again);
      await again.press('Submit request');
      assert.notEqual(again.requestNumber(), number);
      await next.stop('SIGKILL');
    }
    tally('a damaged index, counter or user', { times, lost, doubled: doubledIn(requestsOnDisk(dataDir)) });
  });

  it('should not be taken from what was written half: temporary files and a desk that was being laid down', async () => {
    const desk = join(dataDir, 'desk');
    const half = ['customers/contoso.json.2839471923', 'users/abc.json.17', 'customers.json.5'];
    for (const file of half) await writeFile(join(desk, file), '{"half":');
    await mkdir(join(dataDir, 'desk.seeding', 'customers'), { recursive: true });
    const next = await startFaultDesk(dataDir, { LOG_LEVEL: 'error' });
    const user = userAt(next.url, 'half');
    await toReview(user);
    assert.match(await user.press('Submit request'), /SR-\d{6}/);
    assert.deepEqual(next.lines, []);
    tally('half-written files', { times: half.length + 1 });
  });
});
