import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { open } from 'lmdb';
import { DiskRoom } from '../../../services/lmdb/diskRoom.js';
import { LmdbStateStore } from '../../../services/storage/lmdbStateStore.js';
import { useTempFolder } from '../local/tempFolder.js';
import { itKeepsState } from './stateStoreContract.js';

describe('LmdbStateStore', () => {
  const folder = useTempFolder();
  const opened: LmdbStateStore[] = [];
  let now: Date;
  beforeEach(() => {
    now = new Date('2026-11-20T12:00:00.000Z');
  });
  const openHere = () => {
    const store = LmdbStateStore.open(path.join(folder(), 'state'), { now: () => now });
    opened.push(store);
    return store;
  };
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((store) => store.close()));
  });

  itKeepsState(openHere, openHere);

  it('should refuse writes before the disk is full, and take them again when there is room', async () => {
    let freeBytes = 1024 ** 3;
    const clock = { now: () => now };
    const place = path.join(folder(), 'state');
    const store = LmdbStateStore.open(place, clock, undefined, new DiskRoom(place, clock, () => freeBytes));
    opened.push(store);
    const version = await store.write('key', '{}', undefined);
    freeBytes = 1024;
    now = new Date(now.getTime() + 1_000);
    const refusal = { code: 'BackendUnreachable' };
    await assert.rejects(store.write('key', '{"n":1}', version), refusal);
    await assert.rejects(store.delete('key'), refusal);
    await assert.rejects(store.check(), refusal);
    assert.deepEqual(await store.read('key'), { text: '{}', version });
    freeBytes = 1024 ** 3;
    now = new Date(now.getTime() + 1_000);
    await store.write('key', '{"n":1}', version);
  });

  it('should not be ready once its folder is gone', async () => {
    const store = openHere();
    await store.check();
    await rm(folder(), { recursive: true });
    now = new Date(now.getTime() + 1_000);
    await assert.rejects(store.check(), { code: 'BackendUnreachable' });
  });

  it('should keep state and its version over a restart', async () => {
    const before = openHere();
    const version = await before.write('key', '{"n":1}', undefined);
    await before.close();
    opened.pop();
    const after = openHere();
    assert.deepEqual(await after.read('key'), { text: '{"n":1}', version });
    await after.write('key', '{"n":2}', version);
    assert.equal((await after.read('key'))?.text, '{"n":2}');
  });

  it('should sweep what was not written for long, of any number', async () => {
    const store = openHere();
    for (let n = 0; n < 450; n += 1) await store.write(`old${n}`, '{}', undefined);
    const version = (await store.read('old7'))?.version;
    now = new Date('2026-11-22T12:00:00.000Z');
    await store.write('old7', '{"n":2}', version);
    await store.write('young', '{}', undefined);
    assert.equal(await store.sweep(new Date('2026-11-21T12:00:00.000Z')), 449);
    assert.equal(await store.read('old8'), undefined);
    assert.equal((await store.read('old7'))?.text, '{"n":2}');
    assert.equal((await store.read('young'))?.text, '{}');
    assert.equal(await store.sweep(new Date('2026-11-21T12:00:00.000Z')), 0);
  });

  it('should read what an older desk kept, and count its age from the first sweep on', async () => {
    const db = open({ path: path.join(folder(), 'state'), encoding: 'string', useVersions: true });
    await db.put('old', '{"n":1}', 7);
    await db.close();
    const store = openHere();
    const entry = await store.read('old');
    assert.equal(entry?.text, '{"n":1}');
    assert.equal(await store.sweep(new Date('2026-11-20T11:00:00.000Z')), 0);
    assert.deepEqual(await store.read('old'), entry);
    assert.equal(await store.sweep(new Date('2026-11-20T13:00:00.000Z')), 1);
  });
});
