import assert from 'node:assert/strict';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Backend } from '../../../services/backend.js';
import type { DeskEvent } from '../../../services/local/deskLog.js';
import { ANA, customerFile, openDesk, refundSubmission, submission } from './deskFixture.js';
import { useTempFolder } from './tempFolder.js';

const CORRUPT = { name: 'RefusedError', code: 'DocumentCorrupt' };

describe('LocalStore', () => {
  const folder = useTempFolder();
  const desk = (...names: string[]) => path.join(folder(), 'desk', ...names);

  /** A desk with one request, closed again. */
  async function usedDesk(): Promise<void> {
    const backend = await openDesk(folder());
    await backend.desk.submit(ANA, await refundSubmission(backend, 1));
    await backend.desk.submit(
      ANA,
      submission({ key: 'key-2', customerId: 'fabrikam', reservationId: undefined }),
    );
    await backend.close();
  }

  describe("with a customer's document damaged", () => {
    async function assertOnlyContosoIsOut(backend: Backend): Promise<void> {
      await assert.rejects(backend.reservations.list(ANA, 'contoso'), CORRUPT);
      await assert.rejects(backend.desk.submit(ANA, submission({ key: 'key-3' })), CORRUPT);
      await assert.rejects(backend.desk.comment(ANA, 'SR-000001', 'c', 'x'), CORRUPT);
      assert.equal((await backend.customers.get(ANA, 'contoso'))?.name, 'Contoso Ltd');
      assert.equal((await backend.reservations.list(ANA, 'fabrikam')).length, 1);
      assert.deepEqual(
        (await backend.desk.list(ANA, 0, 10)).items.map(({ id }) => id),
        ['SR-000002'],
      );
    }

    for (const [damage, text] of [
      ['cut short', '{"version":1,"profile":'],
      ['of another shape', '{"version":1,"profile":{"id":"contoso"}}'],
    ] as const) {
      it(`should keep that one shut, on later reads and starts too, when it is ${damage}`, async () => {
        await usedDesk();
        await writeFile(customerFile(folder(), 'contoso'), text);
        const events: DeskEvent[] = [];
        const backend = await openDesk(folder(), { events });
        await assertOnlyContosoIsOut(backend);
        await assertOnlyContosoIsOut(backend);
        await assertOnlyContosoIsOut(await openDesk(folder(), { events }));

        const names = (await readdir(desk('customers'))).filter((name) => name.startsWith('contoso'));
        assert.equal(names.length, 1);
        assert.match(names[0]!, /^contoso\.json\.corrupt-\d{8}T\d{9}Z$/);
        assert.equal(await readFile(desk('customers', names[0]!), 'utf8'), text);
        assert.deepEqual(events, [{ level: 'error', code: 'DocumentCorrupt', file: names[0] }]);
      });
    }

    it('should serve the customer again once its document is put back', async () => {
      await usedDesk();
      const intact = await readFile(customerFile(folder(), 'contoso'));
      await writeFile(customerFile(folder(), 'contoso'), 'damaged');
      const backend = await openDesk(folder());
      await assert.rejects(backend.reservations.list(ANA, 'contoso'), CORRUPT);
      await writeFile(customerFile(folder(), 'contoso'), intact);
      assert.equal((await backend.reservations.list(ANA, 'contoso')).length, 3);
    });
  });

  describe("with a user's document damaged", () => {
    const userFile = async () => (await readdir(desk('users'))).find((name) => name.endsWith('.json'))!;

    it("should find the user's requests again in the customers' documents", async () => {
      await usedDesk();
      const name = await userFile();
      await writeFile(desk('users', name), '{');
      const events: DeskEvent[] = [];
      const backend = await openDesk(folder(), { events });
      const { items } = await backend.desk.list(ANA, 0, 10);
      assert.deepEqual(
        items.map(({ id }) => id),
        ['SR-000002', 'SR-000001'],
      );
      assert.deepEqual(
        events.map(({ code }) => code),
        ['DocumentCorrupt', 'UserRebuilt'],
      );
      assert.equal(
        (await backend.desk.submit(ANA, submission({ key: 'key-2', customerId: 'fabrikam' }))).id,
        'SR-000002',
      );
    });

    it('should find them too when the process stopped after setting the document aside', async () => {
      await usedDesk();
      const name = await userFile();
      await writeFile(desk('users', `${name}.corrupt-20260615T100000000Z`), '{');
      await rm(desk('users', name));
      const backend = await openDesk(folder());
      assert.equal((await backend.desk.list(ANA, 0, 10)).total, 2);
    });

    it('should know a repeated submission even when the index was lost without a trace', async () => {
      await usedDesk();
      await rm(desk('users', await userFile()));
      const backend = await openDesk(folder());
      assert.equal((await backend.desk.submit(ANA, submission())).id, 'SR-000001');
      assert.deepEqual(
        (await backend.desk.list(ANA, 0, 10)).items.map(({ id }) => id),
        ['SR-000001'],
      );
    });
  });

  for (const [how, harm] of [
    ['damaged', (file: string) => writeFile(file, '[')],
    ['missing', (file: string) => rm(file)],
  ] as const) {
    it(`should make the customers' index again when it is ${how}`, async () => {
      await usedDesk();
      await harm(desk('customers.json'));
      const events: DeskEvent[] = [];
      const { customers } = await openDesk(folder(), { events });
      assert.deepEqual(
        (await customers.list(ANA, 0, 10)).items.map(({ name }) => name),
        ['Contoso Ltd', 'Fabrikam Inc'],
      );
      assert.equal(events.at(-1)?.code, 'IndexRebuilt');
      const again: DeskEvent[] = [];
      await openDesk(folder(), { events: again });
      assert.deepEqual(again, []);
    });

    it(`should go on counting requests when the counter is ${how}`, async () => {
      await usedDesk();
      await harm(desk('requestNumbers.json'));
      const backend = await openDesk(folder());
      assert.equal((await backend.desk.submit(ANA, submission({ key: 'key-3' }))).id, 'SR-000003');
    });
  }

  it('should say so when the data directory cannot be used', async () => {
    const file = path.join(folder(), 'a file');
    await writeFile(file, '');
    await assert.rejects(openDesk(file), { name: 'UnreachableError', code: 'BackendUnreachable' });
  });

  it('should reach no file outside the customers, whatever id is asked for', async () => {
    const backend = await openDesk(folder());
    await writeFile(path.join(folder(), 'desk', 'secret.json'), JSON.stringify({ version: 1 }));
    for (const id of [
      '../secret',
      '..\\secret',
      '/etc/passwd',
      'contoso/../fabrikam',
      '',
      '.',
      '__proto__',
      'con\0toso',
    ]) {
      assert.equal(await backend.customers.get(ANA, id), undefined);
      assert.deepEqual(await backend.reservations.list(ANA, id), []);
      assert.equal(await backend.reservations.get(ANA, id, 'r-web'), undefined);
      await assert.rejects(
        backend.quotes.quoteRefund(ANA, { customerId: id, reservationId: 'r-web', quantity: 1 }),
        { code: 'CustomerNotFound' },
      );
    }
    assert.deepEqual((await readdir(desk())).sort(), [
      'customers',
      'customers.json',
      'requestNumbers.json',
      'secret.json',
      'users',
    ]);
  });

  it('should not believe an index whose ids could leave the folder', async () => {
    await usedDesk();
    const index = JSON.parse(await readFile(desk('customers.json'), 'utf8'));
    index.customers[0].id = '../users/x';
    await writeFile(desk('customers.json'), JSON.stringify(index));
    const { customers } = await openDesk(folder());
    assert.equal(await customers.get(ANA, '../users/x'), undefined);
    assert.equal((await customers.get(ANA, 'contoso'))?.id, 'contoso');
  });

  it('should give every user a document of its own, whatever the user id holds', async () => {
    const { profiles } = await openDesk(folder());
    const users = ['../../x', 'a'.repeat(5000), 'ünï/cödé', '.', 'A', 'a'].map((userId) => ({
      ...ANA,
      userId,
    }));
    for (const user of users)
      await profiles.update(user, (profile) => ({ ...profile, language: user.userId.slice(0, 9) }));
    for (const user of users) assert.equal((await profiles.get(user)).language, user.userId.slice(0, 9));
    const names = await readdir(desk('users'));
    assert.equal(names.length, users.length);
    for (const name of names) assert.match(name, /^[0-9a-f]{64}\.json$/);
  });

  it('should have everything on disk when it has closed', async () => {
    const backend = await openDesk(folder());
    const pending = backend.desk.submit(ANA, submission());
    await backend.close();
    const onDisk = JSON.parse(await readFile(customerFile(folder(), 'contoso'), 'utf8'));
    assert.deepEqual(onDisk.requests, [await pending]);
  });
});
