import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { openMedium } from '../../../services/local/medium/openMedium.js';
import { openLocalBackend } from '../../../services/local/openLocalBackend.js';
import { openAuditStore } from '../../../services/storage/openAuditStore.js';
import type { StorageChoice } from '../../../services/storageChoice.js';
import { ANA, StillClock, smallDesk, submission } from '../../services/local/deskFixture.js';
import { useTempFolder } from '../../services/local/tempFolder.js';
import { type Azurite, startAzurite } from '../../support/azurite.js';
import { CSP_2018 } from '../../support/csp2018.js';
import { runApart } from '../commandLine/commandRun.js';

const MAIN = 'bot/auditCommand/main.ts';
const AUDIT_KEY = 'a key for the trails of a test, long enough';

describe('npm run audit as a process', function () {
  this.timeout(60_000);
  const folder = useTempFolder();

  /** Runs the command with its data in the default place below the test's folder. */
  const run = (args: readonly string[], settings?: Readonly<Record<string, string>>) =>
    runApart(MAIN, folder(), args, settings);

  /** A desk that somebody filed a request at, and that is still open. */
  async function openUsedDesk(storage: StorageChoice) {
    const dataDir = resolve(folder(), 'data');
    const backend = await openLocalBackend({
      dataDir,
      medium: await openMedium(storage, dataDir),
      audits: await openAuditStore(storage, dataDir),
      auditKey: AUDIT_KEY,
      clock: new StillClock(),
      policy: CSP_2018,
      seed: smallDesk,
    });
    await backend.desk.submit(ANA, submission());
    return backend;
  }

  async function assertReads(settings: Readonly<Record<string, string>>) {
    const verified = await run(['verify'], { AUDIT_KEY, ...settings });
    assert.deepEqual([verified.status, verified.err], [0, '']);
    assert.match(
      verified.out,
      /^contoso {2}1 entry, newest 1 [0-9a-f]{64}\n3 customers, 1 trail, 1 entry, 0 breaks\.\n$/,
    );
    const shown = await run(['show', '--customer', 'contoso', '--request', 'SR-000001'], settings);
    assert.equal(shown.status, 0);
    assert.match(shown.out, /request\.filed {2}SR-000001 {2}reservation r-web {2}by test:ana of partner-1/);
    const keyless = await run(['verify'], settings);
    assert.equal(keyless.status, 1);
    assert.match(keyless.err, /set AUDIT_KEY to check it/);
  }

  it('should check and show the trails beside a desk on this machine', async () => {
    const backend = await openUsedDesk({ kind: 'local' });
    await assertReads({});
    await backend.close();
  });

  it('should find nothing wrong, and lay nothing down, where there is no desk', async () => {
    const { status, out } = await run(['verify']);
    assert.deepEqual([status, out], [0, '0 customers, 0 trails, 0 entries, 0 breaks.\n']);
  });

  describe('on blob storage', () => {
    let azurite: Azurite;
    before(async () => {
      azurite = await startAzurite();
    });
    after(() => azurite.stop());

    it('should check and show the trails beside a desk', async () => {
      const { connectionString } = azurite;
      const backend = await openUsedDesk({ kind: 'azure-blobs', connectionString, container: 'desk' });
      await assertReads({
        STORAGE: 'azure-blobs',
        AZURE_STORAGE_CONNECTION_STRING: connectionString,
        AZURE_STORAGE_CONTAINER: 'desk',
      });
      await backend.close();
    });
  });
});
