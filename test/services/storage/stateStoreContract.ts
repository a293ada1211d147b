import assert from 'node:assert/strict';
import type { StateStore } from '../../../services/storage/stateStore.js';

const CONFLICT = { name: 'UnreachableError', code: 'StateConflict' };

/**
 * What the desk asks of every place where bot state is kept.
 * @param open one without the keys that the tests use; called once a test
 * @param another the same place as another process opens it
 */
export function itKeepsState(
  open: () => Promise<StateStore> | StateStore,
  another: () => Promise<StateStore> | StateStore,
): void {
  let store: StateStore;
  beforeEach(async () => {
    store = await open();
  });
  const write = (key: string, text: string) => store.write(key, text, undefined);

  it('should give what was written, with its version', async () => {
    const text = JSON.stringify({ text: 'Société {{x}} 🎿 "\\', list: [1, { deep: null }] });
    const version = await write('key', text);
    assert.deepEqual(await store.read('key'), { text, version });
    assert.equal(await store.read('absent'), undefined);
  });

  it('should keep long texts of any script whole', async () => {
    const text = JSON.stringify('日本語 é 😀 '.repeat(20_000));
    await write('key', text);
    assert.equal((await store.read('key'))?.text, text);
  });

  it('should keep keys of any characters and length apart', async () => {
    const long = 'x'.repeat(3000);
    const keys = [
      'msteams/conversations/19:a@thread.v2;m=1/',
      'a/b',
      'a%2Fb',
      'a.',
      'ä',
      `${long}1`,
      `${long}2`,
    ];
    for (const key of keys) await write(key, JSON.stringify(key));
    for (const key of keys) assert.equal((await store.read(key))?.text, JSON.stringify(key));
  });

  it('should give a new version with every write', async () => {
    const first = await write('key', '{"n":1}');
    const second = await store.write('key', '{"n":1}', first);
    const third = await store.write('key', '{"n":2}', second);
    assert.equal(new Set([first, second, third]).size, 3);
  });

  it('should refuse to write over what another wrote, and leave it as it is', async () => {
    const stale = await write('key', '{"n":1}');
    await store.write('key', '{"n":2}', stale);
    await assert.rejects(store.write('key', '{"n":3}', stale), CONFLICT);
    assert.equal((await store.read('key'))?.text, '{"n":2}');
  });

  it('should refuse to begin what another has begun', async () => {
    await write('key', '{"n":1}');
    await assert.rejects(write('key', '{"n":2}'), CONFLICT);
    assert.equal((await store.read('key'))?.text, '{"n":1}');
  });

  it('should refuse to write over a deleted version, also when the key was written anew', async () => {
    const stale = await write('key', '{"n":1}');
    await store.delete('key');
    await assert.rejects(store.write('key', '{"n":2}', stale), CONFLICT);
    await write('key', '{"n":3}');
    await assert.rejects(store.write('key', '{"n":2}', stale), CONFLICT);
    assert.equal((await store.read('key'))?.text, '{"n":3}');
  });

  it('should let one of several writers win, here and in another process', async () => {
    const other = await another();
    const read = await write('key', '{"n":0}');
    const writes = [store, other, store, other].map((writer, n) =>
      writer.write('key', JSON.stringify({ n: n + 1 }), read),
    );
    const outcomes = await Promise.allSettled(writes);
    const winners = outcomes.flatMap(({ status }, n) => (status === 'fulfilled' ? [n + 1] : []));
    assert.equal(winners.length, 1);
    for (const reader of [store, other])
      assert.equal((await reader.read('key'))?.text, JSON.stringify({ n: winners[0] }));
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') assert.equal(outcome.reason.code, 'StateConflict');
  });

  it('should let one of several beginners win', async () => {
    const other = await another();
    const outcomes = await Promise.allSettled([
      store.write('new', '{"n":1}', undefined),
      other.write('new', '{"n":2}', undefined),
    ]);
    assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
  });

  it('should delete, and take the delete of an absent key for done', async () => {
    await write('one', '{}');
    await write('two', '{}');
    await store.delete('one');
    await store.delete('absent');
    assert.equal(await store.read('one'), undefined);
    assert.equal((await store.read('two'))?.text, '{}');
  });

  it('should say that it can be used', () => store.check());
}
