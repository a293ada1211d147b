import assert from 'node:assert/strict';
import type { AuditStore } from '../../../services/audit/auditStore.js';

const CONFLICT = { name: 'UnreachableError', code: 'StateConflict' };

export async function allOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/**
 * What the desk asks of every place where audit trails are kept.
 * @param open one without trails; called once a test
 * @param another the same place as another process opens it
 */
export function itKeepsTrails(open: () => AuditStore, another: () => AuditStore): void {
  let store: AuditStore;
  beforeEach(() => {
    store = open();
  });

  it('should begin with nothing', async () => {
    assert.deepEqual(await store.end('contoso'), { line: undefined, position: 0 });
    assert.deepEqual(await allOf(store.lines('contoso')), []);
    assert.deepEqual(await allOf(store.names()), []);
  });

  it('should keep lines in the order in which they were added, and tell where they end', async () => {
    let position = 0;
    for (const line of ['one', 'deux é', '三']) {
      position = await store.append('contoso', line, position);
      assert.deepEqual(await another().end('contoso'), { line, position });
    }
    assert.deepEqual(await allOf(another().lines('contoso')), ['one', 'deux é', '三']);
  });

  it('should keep long lines and long trails whole', async () => {
    const lines = Array.from({ length: 40 }, (_, n) => `${n}:${'日本 é 😀'.repeat(n * 150)}`);
    let position = 0;
    for (const line of lines) {
      position = await store.append('contoso', line, position);
      assert.deepEqual(await store.end('contoso'), { line, position });
    }
    assert.deepEqual(await allOf(store.lines('contoso')), lines);
  });

  it('should keep trails apart, and name them', async () => {
    await store.append('contoso', 'one', 0);
    await store.append('fabrikam', 'two', 0);
    assert.deepEqual(await allOf(store.lines('fabrikam')), ['two']);
    assert.deepEqual((await allOf(store.names())).sort(), ['contoso', 'fabrikam']);
  });

  it('should refuse what does not stand at the end, and leave the trail as it is', async () => {
    const first = await store.append('contoso', 'one', 0);
    const second = await store.append('contoso', 'two', first);
    for (const position of [0, first, second + 1, first + 1])
      await assert.rejects(store.append('contoso', 'three', position), CONFLICT, String(position));
    assert.deepEqual(await allOf(store.lines('contoso')), ['one', 'two']);
  });

  it('should refuse to go on with a trail that is not there', () =>
    assert.rejects(store.append('contoso', 'two', 40), CONFLICT));
}
