import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { RefusedError, UnreachableError } from '../../../../services/errors.js';
import { DeskLedger } from '../../../../services/partnerCenter/ledger/deskLedger.js';
import type { LedgerRequest } from '../../../../services/partnerCenter/ledger/ledgerDocument.js';
import { requestOf } from '../../../../services/requests/requestChanges.js';
import { auditFiles } from '../../../../services/storage/openAuditStore.js';
import { refused } from '../../contract/contractDesk.js';
import { auditOf } from '../../local/auditOf.js';
import {
  ANA,
  ANY_CHANGE,
  customerFile,
  mediumIn,
  STRANGER,
  StillClock,
  submission,
} from '../../local/deskFixture.js';
import { useTempFolder } from '../../local/tempFolder.js';

const CONTOSO = { id: 'contoso', partnerId: 'partner-1', name: 'Contoso Ltd' };

describe('deskLedger', () => {
  const folder = useTempFolder();
  const audit = auditOf(folder);
  let isOwn: boolean;
  beforeEach(() => {
    isOwn = true;
  });

  const open = () =>
    DeskLedger.open({
      medium: mediumIn(folder()),
      audits: auditFiles(folder()),
      clock: new StillClock(),
      log: () => {},
      customer: async ({ partnerId }, id) => {
        if (isOwn && partnerId === CONTOSO.partnerId && id === CONTOSO.id) return CONTOSO;
        throw new RefusedError('CustomerNotFound', 'no such customer');
      },
    });
  const file = (ledger: DeskLedger) =>
    ledger.withCustomer(ANA, 'contoso', ({ data, write }) =>
      write({ ...data, requests: [...data.requests, request()] }, ANY_CHANGE),
    );

  it('should begin with nothing, and write nothing for that', async () => {
    const ledger = await open();
    const found = await ledger.withCustomer(ANA, 'contoso', async ({ data }) => data.requests);
    assert.deepEqual([found, await ledger.requestsOf(ANA, 'contoso')], [[], []]);
    await assert.rejects(readFile(customerFile(folder(), 'contoso')));
  });

  it('should keep what was written over a restart, with its entry of the trail', async () => {
    await file(await open());
    assert.deepEqual(await (await open()).requestsOf(ANA, 'contoso'), [request()]);
    assert.deepEqual(await audit.breaks(), []);
    assert.equal((await audit.entriesOf('contoso')).length, 1);
  });

  it('should keep requests within reach of a customer that the partner has no more', async () => {
    const ledger = await open();
    await file(ledger);
    isOwn = false;
    await assert.rejects(file(ledger), refused('CustomerNotFound'));
    assert.equal((await ledger.requestsOf(ANA, 'contoso')).length, 1);
    await ledger.withKept(ANA, 'contoso', ({ data, write }) => write({ ...data, requests: [] }, ANY_CHANGE));
    assert.deepEqual(await ledger.requestsOf(ANA, 'contoso'), []);
  });

  it('should give nothing of it to another partner', async () => {
    const ledger = await open();
    await file(ledger);
    assert.deepEqual(await ledger.requestsOf(STRANGER, 'contoso'), []);
    await assert.rejects(
      ledger.withKept(STRANGER, 'contoso', async () => {}),
      refused('CustomerNotFound'),
    );
    await assert.rejects(
      ledger.withKept(ANA, 'fabrikam', async () => {}),
      refused('CustomerNotFound'),
    );
  });

  it('should not begin anew where a document was damaged', async () => {
    await file(await open());
    await writeFile(customerFile(folder(), 'contoso'), '{');
    const ledger = await open();
    await assert.rejects(ledger.requestsOf(ANA, 'contoso'), refused('DocumentCorrupt'));
    await assert.rejects(file(ledger), refused('DocumentCorrupt'));
  });

  it('should tell of the requests of every customer that has any, and of each change', async () => {
    const ledger = await open();
    const told: number[] = [];
    ledger.watch((_customerId, document) => told.push(document?.requests.length ?? 0));
    await file(ledger);
    const filed: string[] = [];
    for await (const { customerId, requests } of ledger.filed())
      filed.push(`${customerId} ${requests.length}`);
    assert.deepEqual([told.at(-1), filed], [1, ['contoso 1']]);
  });

  it('should give out no number again when the counter was lost', async () => {
    const first = await open();
    assert.equal(await first.nextRequestNumber(), 'SR-000001');
    await file(first);
    await writeFile(customerFile(folder(), '../requestNumbers'), '{');
    assert.equal(await (await open()).nextRequestNumber(), 'SR-000002');
  });

  for (const [what, error, facts] of [
    ['refused', new RefusedError('ScopeNotFound', 'no'), { outcome: 'refused', why: 'ScopeNotFound' }],
    ['not known', new UnreachableError('ServiceUnavailable', 'gone'), { outcome: 'unknown' }],
  ] as const) {
    it(`should enter a change before it is made, and that its outcome is ${what}`, async () => {
      const ledger = await open();
      const change = {
        action: 'setting.changed',
        subject: {},
        before: { renew: false },
        after: { renew: true },
      } as const;
      let entriesBefore = 0;
      const made = ledger.recorded(ANA, 'contoso', change, async () => {
        entriesBefore = (await audit.entriesOf('contoso')).length;
        throw error;
      });
      await assert.rejects(made, error);
      assert.equal(entriesBefore, 1);
      const after = (await audit.entriesOf('contoso')).map((entry) => entry.after);
      assert.deepEqual(after, [
        { renew: true, outcome: 'intended' },
        { renew: true, ...facts },
      ]);
    });
  }
});

function request(): LedgerRequest {
  const entry = {
    requestId: 'SR-000001',
    key: 'key-1',
    customerId: 'contoso',
    createdAt: '2026-06-15T10:00:00.000Z',
  };
  return { ...requestOf(submission(), entry, CONTOSO, ANA.userId, {}), ticketName: 'desk-1' };
}
