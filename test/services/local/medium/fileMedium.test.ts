import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { FileMedium } from '../../../../services/local/medium/fileMedium.js';
import { useTempFolder } from '../tempFolder.js';
import { itKeepsDocuments } from './documentMediumContract.js';

describe('FileMedium', () => {
  const folder = useTempFolder();
  const root = () => path.join(folder(), 'desk');
  itKeepsDocuments(() => new FileMedium(root()));

  it('should not be ready where there is no desk', async () => {
    await assert.rejects(new FileMedium(root()).check(), { code: 'ENOENT' });
  });

  it('should leave half-written files out, and clear them away before it is written to', async () => {
    const medium = new FileMedium(root());
    await medium.layDown([['customers/a.json', '{}']]);
    await writeFile(path.join(root(), 'customers', 'a.json.2839471923'), '{"half":');
    const names = async () => {
      const found: string[] = [];
      for await (const { name } of medium.list('customers')) found.push(name);
      return found;
    };
    assert.deepEqual(await names(), ['a.json']);
    await medium.prepare(['customers']);
    assert.equal(await medium.read('customers/a.json.2839471923'), undefined);
  });
});
