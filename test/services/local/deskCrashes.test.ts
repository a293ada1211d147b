import assert from 'node:assert/strict';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  ANA,
  customerOnDisk,
  dyingDisk,
  openDesk,
  refundSubmission,
  StillClock,
  smallDesk,
  usersOnDisk,
} from './deskFixture.js';
import { useTempFolder } from './tempFolder.js';

const MOMENTS = [1, 2, 3].flatMap((write) => [
  { write, moment: 'before' as const },
  { write, moment: 'after' as const },
]);

describe('a desk that stops in the middle of a submission', () => {
  const folder = useTempFolder();

  for (const { write, moment } of MOMENTS) {
    it(`should file the request once when it is sent again: stopped ${moment} write ${write}`, async () => {
      const dying = await openDesk(folder(), { writeText: dyingDisk(write, moment) });
      const sent = await refundSubmission(dying, 3);
      await assert.rejects(dying.desk.submit(ANA, sent), {
        name: 'UnreachableError',
        code: 'BackendUnreachable',
      });

      const { desk } = await openDesk(folder());
      const request = await desk.submit(ANA, sent);
      const onDisk = customerOnDisk(folder(), 'contoso');
      assert.deepEqual(onDisk.requests, [request]);
      assert.deepEqual(
        onDisk.refundPool.map(({ requestId }) => requestId),
        [request.id],
      );
      assert.deepEqual((await desk.list(ANA, 0, 10)).items, [request]);
    });

    it(`should list what is filed and nothing else: stopped ${moment} write ${write}`, async () => {
      const dying = await openDesk(folder(), { writeText: dyingDisk(write, moment) });
      await assert.rejects(dying.desk.submit(ANA, await refundSubmission(dying, 3)));

      const clock = new StillClock();
      const { desk } = await openDesk(folder(), { clock });
      const filed = customerOnDisk(folder(), 'contoso').requests;
      assert.equal(filed.length, write === 3 && moment === 'after' ? 1 : 0);
      const listed = await desk.list(ANA, 0, 10);
      assert.deepEqual(listed.items, filed);
      assert.equal(listed.total, filed.length);

      clock.current = new Date(clock.current.getTime() + 2 * 3_600_000);
      await desk.list(ANA, 0, 10);
      assert.deepEqual(
        usersOnDisk(folder()).flatMap(({ requests }) => requests.map(({ requestId }) => requestId)),
        filed.map(({ id }) => id),
      );
    });
  }

  it('should never give out a number again that a crash may have used', async () => {
    const dying = await openDesk(folder(), { writeText: dyingDisk(2, 'before') });
    await assert.rejects(dying.desk.submit(ANA, await refundSubmission(dying, 3)));
    const backend = await openDesk(folder());
    const request = await backend.desk.submit(ANA, await refundSubmission(backend, 3));
    assert.equal(request.id, 'SR-000002');
  });

  it('should show nothing of a write that failed, and take the next one', async () => {
    let isFull = true;
    const backend = await openDesk(folder(), {
      writeText: async (file, text) => {
        if (isFull && file.includes('customers')) throw new Error('no space left');
        await writeFile(file, text);
      },
    });
    const sent = await refundSubmission(backend, 3);
    await assert.rejects(backend.desk.submit(ANA, sent), { code: 'BackendUnreachable' });
    assert.equal((await backend.desk.list(ANA, 0, 10)).total, 0);
    isFull = false;
    await backend.desk.submit(ANA, sent);
    assert.equal((await backend.desk.list(ANA, 0, 10)).total, 1);
  });
});

describe('a desk that stops while it is laid down', () => {
  const folder = useTempFolder();

  it('should be laid down whole by the next start', async () => {
    function* stopping() {
      yield smallDesk()[0]!;
      throw new Error('stopped');
    }
    await assert.rejects(openDesk(folder(), { seed: stopping }), /stopped/);
    const { customers } = await openDesk(folder());
    assert.equal((await customers.list(ANA, 0, 10)).total, 2);
    assert.deepEqual(await readdir(folder()), ['desk']);
  });

  it('should not take a half-laid desk of an earlier start for its own', async () => {
    const left = path.join(folder(), 'desk.seeding', 'customers');
    await mkdir(left, { recursive: true });
    await writeFile(path.join(left, 'ghost.json'), '{}');
    await openDesk(folder());
    assert.deepEqual((await readdir(path.join(folder(), 'desk', 'customers'))).sort(), [
      'contoso.json',
      'fabrikam.json',
      'foreign.json',
    ]);
  });

  it('should not be laid down again over what is there', async () => {
    const first = await openDesk(folder());
    await first.desk.submit(ANA, await refundSubmission(first, 1));
    await first.close();
    const second = await openDesk(folder(), { seed: () => assert.fail('seeded again') });
    assert.equal((await second.desk.list(ANA, 0, 10)).total, 1);
  });

  it('should clear away the half-written files of a killed process', async () => {
    await (await openDesk(folder())).close();
    const customers = path.join(folder(), 'desk', 'customers');
    await writeFile(path.join(customers, 'contoso.json.2839471923'), '{"half":');
    await openDesk(folder());
    assert.equal((await readdir(customers)).length, 3);
  });
});
