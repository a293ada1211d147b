import assert from 'node:assert/strict';
import type { DocumentMedium } from '../../../../services/local/medium/documentMedium.js';

/** What every medium keeps to. @param open the same, empty place each time within a test, as other processes would */
export function itKeepsDocuments(open: () => DocumentMedium): void {
  const LAID_DOWN = [
    ['customers/a.json', '{"n":1}'],
    ['customers/b.json', '{"n":2}'],
    ['requestNumbers.json', '{"last":0}'],
  ] as const;
  const layDown = async () => {
    const medium = open();
    await medium.layDown(LAID_DOWN);
    await medium.prepare(['', 'customers', 'users']);
    return medium;
  };
  const namesIn = async (medium: DocumentMedium, folder: string) => {
    const names: string[] = [];
    for await (const { name } of medium.list(folder)) names.push(name);
    return names.sort();
  };
  const textOf = async (medium: DocumentMedium, file: string) => {
    const found = await medium.read(file);
    return found === 'unchanged' ? found : found?.text;
  };

  it('should know whether a desk was laid down', async () => {
    assert.equal(await open().isLaidDown(), false);
    await layDown();
    assert.equal(await open().isLaidDown(), true);
  });

  it('should not take half of a desk for one', async () => {
    function* dying() {
      yield* LAID_DOWN.slice(0, 2);
      throw new Error('killed');
    }
    await assert.rejects(open().layDown(dying()), /killed/);
    assert.equal(await open().isLaidDown(), false);
    const medium = await layDown();
    assert.deepEqual(await namesIn(medium, 'customers'), ['a.json', 'b.json']);
  });

  it('should list the files of a folder alone', async () => {
    const medium = await layDown();
    assert.deepEqual(await namesIn(medium, ''), ['requestNumbers.json']);
    assert.deepEqual(await namesIn(medium, 'customers'), ['a.json', 'b.json']);
    assert.deepEqual(await namesIn(medium, 'users'), []);
  });

  it('should list the files alone whose names begin so', async () => {
    const medium = await layDown();
    const found: string[] = [];
    for await (const { name } of medium.list('customers', 'b')) found.push(name);
    assert.deepEqual(found, ['b.json']);
  });

  it('should read what was written last, and nothing where nothing is', async () => {
    const medium = await layDown();
    const first = await medium.write('users/u.json', '{"ü":"1"}', undefined);
    assert.equal(await textOf(open(), 'users/u.json'), '{"ü":"1"}');
    await medium.write('users/u.json', '{}', first);
    assert.equal(await textOf(open(), 'users/u.json'), '{}');
    assert.equal(await textOf(open(), 'users/v.json'), undefined);
  });

  it('should set a damaged file aside under a name of its own, twice if need be', async () => {
    const medium = await layDown();
    const at = new Date('2026-06-15T10:00:00.000Z');
    for (const text of ['one', 'two']) {
      const known = await medium.read('users/u.json');
      assert.equal(known, undefined);
      await medium.write('users/u.json', text, undefined);
      assert.match(await medium.setAside('users/u.json', at), /^u\.json\.corrupt-20260615T100000000Z(-2)?$/);
    }
    const names = await namesIn(medium, 'users');
    const texts = await Promise.all(names.map((name) => textOf(medium, `users/${name}`)));
    assert.deepEqual(texts.sort(), ['one', 'two']);
  });

  it('should be ready once it is laid down', async () => {
    await (await layDown()).check();
  });
}
