import assert from 'node:assert/strict';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { BlobServiceClient } from '@azure/storage-blob';
import type { Finding } from '../../../../services/checkUp.js';
import { Steps, wrong } from '../../../../services/partnerCenter/checkUp/steps.js';
import { checkStorage } from '../../../../services/partnerCenter/checkUp/storageChecks.js';
import type { StorageChoice } from '../../../../services/storageChoice.js';
import { useAzurite } from '../../../support/azurite.js';
import { StillClock } from '../../local/deskFixture.js';
import { useTempFolder } from '../../local/tempFolder.js';

describe('checkStorage', () => {
  const folder = useTempFolder();

  async function check(dataDir: string, storage: StorageChoice = { kind: 'local' }): Promise<Finding[]> {
    const told: Finding[] = [];
    const steps = new Steps({
      clock: new StillClock(),
      tell: (finding) => told.push(finding),
      problemOf: (name, error) => wrong('Unexpected', { name: `${name} ${String(error)}` }),
    });
    await checkStorage(steps, { value: { storage, dataDir } });
    return told;
  }

  it('should leave nothing in a folder that it may write to, nor make one that is not there', async () => {
    const there = path.join(folder(), 'data');
    await mkdir(path.join(there, 'state'), { recursive: true });
    for (const dataDir of [there, path.join(folder(), 'other', 'data')]) {
      const [found] = await check(dataDir);
      assert.deepEqual(found, {
        check: 'dataDir',
        durationMs: 0,
        outcome: 'ok',
        note: 'DataDir',
        facts: { dataDir },
      });
    }
    assert.deepEqual([await readdir(folder()), await readdir(there)], [['data'], ['state']]);
  });

  it('should say why a folder cannot be written to', async () => {
    const file = path.join(folder(), 'file');
    await writeFile(file, '');
    const [found] = await check(path.join(file, 'data'));
    assert.ok(found?.outcome === 'problem');
    assert.deepEqual([found.cause, found.facts.why], ['DataDirUnusable', 'ENOTDIR']);
  });

  describe('on blob storage', () => {
    const { azurite } = useAzurite();
    const blobs = (container: string, connectionString = azurite().connectionString): StorageChoice => ({
      kind: 'azure-blobs',
      connectionString,
      container,
    });

    it('should name the containers that are missing, and make none', async () => {
      const service = BlobServiceClient.fromConnectionString(azurite().connectionString);
      await service.createContainer('doctor-ledger');
      const found = (await check(folder(), blobs('doctor'))).find((one) => one.check === 'blobs');
      assert.ok(found?.outcome === 'ok');
      assert.deepEqual([found.note, found.facts.missing], ['BlobsToMake', 'doctor, doctor-trail']);
      const names: string[] = [];
      for await (const { name } of service.listContainers({ prefix: 'doctor' })) names.push(name);
      assert.deepEqual(names, ['doctor-ledger']);
    });

    it('should say that an account cannot be used', async () => {
      const wrongKey = azurite().connectionString.replace(/AccountKey=\w{4}/, 'AccountKey=AAAA');
      const elsewhere = azurite().connectionString.replace(/127\.0\.0\.1:\d+/, '127.0.0.1:1');
      for (const connectionString of [wrongKey, elsewhere, 'no connection string']) {
        const found = (await check(folder(), blobs('doctor', connectionString))).at(-1);
        assert.ok(found?.outcome === 'problem');
        assert.equal(found.cause, 'BlobsUnusable');
        assert.match(String(found.facts.why), /Auth|ECONNREFUSED|REQUEST_SEND_ERROR|not readable|status 403/);
      }
    });
  });
});
