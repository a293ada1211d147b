import assert from 'node:assert/strict';
import type { Storage } from 'botbuilder-core';

/**
 * What the desk asks of every bot state storage.
 * @param open a storage without the keys that the tests use; called once a test
 */
export function itKeepsBotState(open: () => Promise<Storage> | Storage): void {
  let storage: Storage;
  beforeEach(async () => {
    storage = await open();
  });
  const readOne = async (key: string) => (await storage.read([key]))[key];

  it('should leave keys without state out of what it reads', async () => {
    await storage.write({ here: { a: 1 } });
    assert.deepEqual(Object.keys(await storage.read(['here', 'not here'])), ['here']);
    assert.deepEqual(await storage.read([]), {});
  });

  it('should read back what was written', async () => {
    const state = {
      text: 'Société {{x}} 🎿 "\\',
      list: [1, { deep: null }],
      no: false,
      nothing: null,
      empty: {},
    };
    await storage.write({ key: state });
    const { eTag, ...read } = await readOne('key');
    assert.deepEqual(read, state);
    assert.equal(typeof eTag, 'string');
  });

  it('should keep keys of any characters and length apart', async () => {
    const long = 'x'.repeat(3000);
    const keys = ['msteams/conversations/19:a@thread.v2;m=1/', 'a/b', 'a%2Fb', 'ä', `${long}1`, `${long}2`];
    await storage.write(Object.fromEntries(keys.map((key) => [key, { key }])));
    const items = await storage.read(keys);
    for (const key of keys) assert.equal(items[key].key, key);
  });

  it('should give a new ETag with every write', async () => {
    const eTags = [];
    for (let n = 0; n < 3; n++) {
      await storage.write({ key: { n: 0 } });
      eTags.push((await readOne('key')).eTag);
    }
    assert.equal(new Set(eTags).size, 3);
  });

  for (const eTag of ['*', undefined]) {
    it(`should overwrite whatever is there with the ETag ${eTag}`, async () => {
      await storage.write({ key: { n: 1 } });
      await storage.write({ key: { n: 2, eTag } });
      assert.equal((await readOne('key')).n, 2);
    });
  }

  it('should write over the version whose ETag is given', async () => {
    await storage.write({ key: { n: 1 } });
    await storage.write({ key: { ...(await readOne('key')), n: 2 } });
    assert.equal((await readOne('key')).n, 2);
  });

  it('should refuse to write over a newer version', async () => {
    await storage.write({ key: { n: 1 } });
    const stale = await readOne('key');
    await storage.write({ key: { n: 2 } });
    await assert.rejects(storage.write({ key: { ...stale, n: 3 } }), { code: 'StateConflict' });
    assert.equal((await readOne('key')).n, 2);
  });

  it('should refuse to write over a deleted version, also when the key was written anew', async () => {
    await storage.write({ key: { n: 1 } });
    const stale = await readOne('key');
    await storage.delete(['key']);
    await assert.rejects(storage.write({ key: { ...stale, n: 2 } }), { code: 'StateConflict' });
    await storage.write({ key: { n: 3 } });
    await assert.rejects(storage.write({ key: { ...stale, n: 2 } }), { code: 'StateConflict' });
    assert.equal((await readOne('key')).n, 3);
  });

  it('should let one of several writers of the same version win', async () => {
    await storage.write({ key: { n: 0 } });
    const read = await readOne('key');
    const writes = [1, 2, 3, 4].map((n) => storage.write({ key: { ...read, n } }));
    const outcomes = await Promise.allSettled(writes);
    const winners = outcomes.flatMap(({ status }, index) => (status === 'fulfilled' ? [index + 1] : []));
    assert.equal(winners.length, 1);
    assert.equal((await readOne('key')).n, winners[0]);
  });

  it('should delete, and take the delete of an absent key for done', async () => {
    await storage.write({ one: { n: 1 }, two: { n: 2 } });
    await storage.delete(['one', 'absent']);
    assert.deepEqual(Object.keys(await storage.read(['one', 'two'])), ['two']);
  });

  it('should not be changed by what is done to a state after its write or read', async () => {
    const state = { list: [1] };
    await storage.write({ key: state });
    state.list.push(2);
    (await readOne('key')).list.push(3);
    assert.deepEqual((await readOne('key')).list, [1]);
  });

  it('should leave the state that it was given as it was', async () => {
    const state = { n: 1, eTag: '*' };
    await storage.write({ key: state });
    assert.deepEqual(state, { n: 1, eTag: '*' });
  });
}
