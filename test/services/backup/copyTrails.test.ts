import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyTrails } from '../../../services/backup/copyTrails.js';
import { useTempFolder } from '../local/tempFolder.js';

const ENTRIES = ['{"seq":1}\n', '{"seq":2}\n', '{"seq":3}\n'];

describe('copyTrails', () => {
  const folder = useTempFolder();

  /** @returns the copy of a trail of three entries */
  async function copied(document: string, trail = ENTRIES.join('')): Promise<string> {
    const [desk, target] = [join(folder(), 'desk'), join(folder(), 'copy')];
    for (const name of [join(desk, 'audit'), join(target, 'customers')]) mkdirSync(name, { recursive: true });
    writeFileSync(join(desk, 'audit', 'contoso.jsonl'), trail);
    writeFileSync(join(target, 'customers', 'contoso.json'), document);
    await copyTrails(desk, target);
    return readFileSync(join(target, 'audit', 'contoso.jsonl'), 'utf8');
  }

  it('should cut a trail to the entries that the copied document knows of', async () => {
    assert.equal(await copied('{"audit":{"seq":2}}'), ENTRIES.slice(0, 2).join(''));
  });

  it('should leave a trail that lacks the newest entry, which the document holds itself', async () => {
    assert.equal(await copied('{"audit":{"seq":4}}'), ENTRIES.join(''));
  });

  it('should leave the trail of a document that says nothing of it, or cannot be read', async () => {
    assert.equal(await copied('{"version":1}'), ENTRIES.join(''));
  });

  it('should cut off an entry that was being written', async () => {
    assert.equal(await copied('{"audit":{"seq":3}}', `${ENTRIES.join('')}{"se`), ENTRIES.join(''));
  });

  it('should do nothing where there is no trail', async () => {
    await copyTrails(join(folder(), 'desk'), join(folder(), 'copy'));
  });
});
