import assert from 'node:assert/strict';
import { z } from 'zod';
import { DocumentFolder } from '../../../services/local/documentFolder.js';
import { FileMedium } from '../../../services/local/medium/fileMedium.js';
import { StillClock } from './deskFixture.js';
import { useTempFolder } from './tempFolder.js';

class CountingMedium extends FileMedium {
  reads = 0;

  override read(file: string) {
    this.reads += 1;
    return super.read(file);
  }
}

describe('DocumentFolder', () => {
  const folder = useTempFolder();
  const open = async (medium: CountingMedium) =>
    DocumentFolder.open('', {
      medium,
      schema: z.object({ count: z.int() }),
      clock: new StillClock(),
      log: () => undefined,
      maxOpen: 2,
    });

  it('should look once for a document that is not there', async () => {
    const medium = new CountingMedium(folder());
    const documents = await open(medium);
    const count = () => documents.exclusive('a', async ({ data }) => data?.count);
    assert.deepEqual([await count(), await count()], [undefined, undefined]);
    assert.equal(medium.reads, 1);
  });

  it('should show what was written to a document that was not there', async () => {
    const documents = await open(new CountingMedium(folder()));
    await documents.exclusive('a', async ({ data }) => assert.equal(data, undefined));
    await documents.exclusive('a', ({ write }) => write({ count: 1 }));
    const again = await open(new CountingMedium(folder()));
    for (const from of [documents, again]) {
      assert.equal(await from.exclusive('a', async ({ data }) => data?.count), 1);
    }
  });

  it('should go on knowing that a document was damaged', async () => {
    const medium = new CountingMedium(folder());
    await medium.write('a.json', '{');
    const documents = await open(medium);
    const isDamaged = () => documents.exclusive('a', async ({ damaged }) => damaged);
    assert.deepEqual([await isDamaged(), await isDamaged()], [true, true]);
  });

  it('should keep no more documents in memory than it may, also of those that are not there', async () => {
    const medium = new CountingMedium(folder());
    const documents = await open(medium);
    for (const name of ['a', 'b', 'c', 'a']) await documents.exclusive(name, async () => undefined);
    assert.equal(medium.reads, 4);
  });
});
