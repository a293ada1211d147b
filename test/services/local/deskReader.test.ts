import assert from 'node:assert/strict';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { CustomerDocument } from '../../../services/local/deskDocuments.js';
import { DeskReader } from '../../../services/local/deskReader.js';
import {
  ANA,
  customerFile,
  mediumIn,
  openDesk,
  refundSubmission,
  STRANGER,
  smallDesk,
} from './deskFixture.js';
import { useTempFolder } from './tempFolder.js';

describe('DeskReader', () => {
  const folder = useTempFolder();
  const open = (seed: () => Iterable<CustomerDocument> = smallDesk) =>
    DeskReader.open({ medium: mediumIn(folder()), seed });
  const contosoOf = (reader: DeskReader) => reader.withCustomer(ANA, 'contoso', async ({ data }) => data);

  it('should lay down a desk where there is none, and no second time', async () => {
    await open();
    const reader = await open(() => assert.fail('laid down again'));
    assert.equal((await contosoOf(reader)).profile.name, 'Contoso Ltd');
  });

  it('should make a data directory that a desk can open afterwards', async () => {
    await open();
    const desk = await openDesk(folder(), { seed: () => assert.fail('laid down again') });
    assert.equal((await desk.customers.get(ANA, 'contoso'))?.name, 'Contoso Ltd');
  });

  it('should read what a desk that is open has filed', async () => {
    const desk = await openDesk(folder());
    const request = await desk.desk.submit(ANA, await refundSubmission(desk, 2));
    const { requests } = await contosoOf(await open());
    assert.deepEqual(
      requests.map(({ id }) => id),
      [request.id],
    );
  });

  it("should know a partner's own customers only", async () => {
    const reader = await open();
    assert.equal(reader.customerOf(ANA, 'contoso')?.name, 'Contoso Ltd');
    assert.equal(reader.customerOf(STRANGER, 'contoso'), undefined);
    await assert.rejects(
      reader.withCustomer(STRANGER, 'contoso', async () => undefined),
      { name: 'RefusedError', code: 'CustomerNotFound' },
    );
  });

  it('should find the customers without their index', async () => {
    await open();
    const index = path.join(folder(), 'desk', 'customers.json');
    const names = async () => (await open()).customers.map(({ name }) => name).sort();
    const all = await names();
    writeFileSync(index, '{"version":1,"customers":');
    assert.deepEqual(await names(), all);
    rmSync(index);
    assert.deepEqual(await names(), all);
  });

  for (const [damage, content] of [
    ['is cut short', '{"version":1,'],
    ['does not fit', '{"version":1,"profile":{}}'],
    ['is missing', undefined],
  ] as const) {
    it(`should refuse a document that ${damage} and read the others`, async () => {
      await open();
      const file = customerFile(folder(), 'contoso');
      if (content === undefined) rmSync(file);
      else writeFileSync(file, content);
      const reader = await open();
      await assert.rejects(contosoOf(reader), { name: 'RefusedError', code: 'DocumentCorrupt' });
      const parts = await reader.withCustomer(ANA, 'fabrikam', async ({ data }) => data.reservations);
      assert.equal(parts.length, 1);
    });
  }

  it('should change nothing on disk, whatever it finds there', async () => {
    await open();
    const desk = path.join(folder(), 'desk');
    writeFileSync(customerFile(folder(), 'contoso'), 'damaged');
    writeFileSync(path.join(desk, 'customers', 'fabrikam.json.123456'), 'half writ');
    writeFileSync(path.join(desk, 'customers.json'), 'damaged');
    rmSync(path.join(desk, 'requestNumbers.json'));
    const before = everythingIn(folder());
    const reader = await open();
    await reader.withCustomer(ANA, 'fabrikam', async ({ data }) => data);
    await assert.rejects(contosoOf(reader));
    assert.deepEqual(everythingIn(folder()), before);
  });

  it('should say so when the data directory cannot be used', async () => {
    const file = path.join(folder(), 'file');
    writeFileSync(file, '');
    await assert.rejects(DeskReader.open({ medium: mediumIn(file), seed: smallDesk }), {
      name: 'UnreachableError',
      code: 'BackendUnreachable',
    });
  });
});

/** Names, times and contents of all files and folders. */
function everythingIn(folder: string): unknown[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => {
      const file = path.join(folder, name);
      const { mtimeMs } = statSync(file);
      return [name, mtimeMs, statSync(file).isFile() ? readFileSync(file, 'utf8') : ''];
    });
}
