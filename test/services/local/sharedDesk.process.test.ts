import assert from 'node:assert/strict';
import type { AuditEntry } from '../../../services/audit/auditEntry.js';
import { AuditSeal } from '../../../services/audit/auditSeal.js';
import { verifyTrails } from '../../../services/audit/verifyTrails.js';
import type { Backend } from '../../../services/backend.js';
import { AuditedFiles } from '../../../services/local/auditedFiles.js';
import { BlobMedium } from '../../../services/local/medium/blobMedium.js';
import { openLocalBackend } from '../../../services/local/openLocalBackend.js';
import { AzureBlobAuditStore } from '../../../services/storage/azureBlobAuditStore.js';
import { VersionedBlobs } from '../../../services/storage/versionedBlobs.js';
import { useAzurite } from '../../support/azurite.js';
import { CSP_2018 } from '../../support/csp2018.js';
import { allOf } from '../storage/auditStoreContract.js';
import { ANA, BEN, refundSubmission, StillClock, smallDesk, submission } from './deskFixture.js';

describe('two processes on the documents of one blob storage', () => {
  const { azurite, container } = useAzurite();
  let audits: AzureBlobAuditStore;
  let backends: Backend[];
  beforeEach(async () => {
    audits = new AzureBlobAuditStore(await azurite().newContainer());
    backends = await Promise.all([open(), open()]);
  });
  afterEach(() => Promise.all(backends.map((backend) => backend.close())));
  const medium = () => new BlobMedium(new VersionedBlobs(container()));
  const open = () =>
    openLocalBackend({
      dataDir: 'not used',
      medium: medium(),
      audits,
      clock: new StillClock(),
      policy: CSP_2018,
      seed: smallDesk,
    });
  const [one, other] = [() => backends[0]!, () => backends[1]!];
  const poolOf = async ({ quotes }: Backend) => {
    const ask = { customerId: 'contoso', reservationId: 'r-web', quantity: 1 };
    return (await quotes.quoteRefund(ANA, ask)).pool.before.amountMinor;
  };
  const filedOf = async () => (await one().desk.list(ANA, 0, 100)).items;

  it('should lay down one desk when both are the first', async () => {
    for (const { customers } of backends) assert.equal((await customers.list(ANA, 0, 10)).total, 2);
  });

  it('should file a request once that both are sent at once', async function () {
    this.timeout(30_000);
    for (let n = 0; n < 20; n += 1) {
      const sent = submission({ key: `key-${n}` });
      const receipts = await Promise.all(backends.map(({ desk }) => desk.submit(ANA, sent)));
      assert.equal(receipts[0]?.id, receipts[1]?.id);
    }
    const filed = await filedOf();
    assert.equal(filed.length, 20);
    assert.equal(new Set(filed.map(({ id }) => id)).size, 20);
    assert.equal(new Set(filed.map(({ key }) => key)).size, 20);
  });

  it('should lose none of many requests of several users for one customer', async function () {
    this.timeout(30_000);
    const receipts = await Promise.all(
      Array.from({ length: 30 }, (_, n) =>
        backends[n % 2]!.desk.submit(n % 3 === 0 ? BEN : ANA, submission({ key: `key-${n}` })),
      ),
    );
    assert.equal(new Set(receipts.map(({ id }) => id)).size, 30);
    for (const { desk } of backends) {
      assert.equal((await desk.list(ANA, 0, 100)).total, 20);
      assert.equal((await desk.list(BEN, 0, 100)).total, 10);
    }
  });

  it('should take from the refund limit what each of two refunds at once takes', async () => {
    const before = await poolOf(one());
    const asked = await Promise.all(
      backends.map((backend, n) => refundSubmission(backend, 2 + n, { key: `refund-${n}` })),
    );
    const receipts = await Promise.all([
      one().desk.submit(ANA, asked[0]!),
      other().desk.submit(BEN, asked[1]!),
    ]);
    const taken = receipts.map(({ refund }) => refund!.pool.counted.amountMinor);
    assert.ok(taken.every((minor) => minor > 0));
    for (const backend of backends) assert.equal(await poolOf(backend), before - taken[0]! - taken[1]!);
  });

  it('should tell every change once in one trail, whoever of the two made it', async function () {
    this.timeout(30_000);
    const numbers = await Promise.all(
      Array.from({ length: 12 }, async (_, n) => {
        const [filer, withdrawer] = n % 2 === 0 ? [one(), other()] : [other(), one()];
        const { id } = await filer.desk.submit(ANA, submission({ key: `key-${n}` }));
        await withdrawer.desk.withdraw(ANA, id);
        return id;
      }),
    );
    const told = (await allOf(audits.lines('contoso'))).map((line): AuditEntry => JSON.parse(line));
    for (const action of ['request.filed', 'request.withdrawn']) {
      const subjects = told
        .filter((entry) => entry.action === action)
        .map(({ subject }) => subject.requestId);
      assert.deepEqual(subjects.sort(), numbers.toSorted(), action);
    }
    const documents = new AuditedFiles(medium());
    const reports = await allOf(verifyTrails({ documents, store: audits, seal: new AuditSeal() }));
    assert.deepEqual(
      reports.flatMap(({ breaks }) => breaks),
      [],
    );
  });

  it('should give out no number again when the counter was lost', async () => {
    const { id } = await one().desk.submit(ANA, submission());
    await container().deleteBlob('requestNumbers.json');
    const third = await open();
    backends.push(third);
    assert.notEqual((await third.desk.submit(BEN, submission())).id, id);
  });

  it('should see at once what the other has changed', async () => {
    const ref = { customerId: 'contoso', reservationId: 'r-web' };
    await one().settings.change(ANA, ref, { setting: 'displayName', before: 'Web', after: 'Shop' });
    assert.equal((await other().reservations.get(ANA, 'contoso', 'r-web'))?.displayName, 'Shop');
    await other().profiles.update(ANA, (profile) => ({ ...profile, language: 'fr' }));
    assert.equal((await one().profiles.get(ANA)).language, 'fr');
  });
});
