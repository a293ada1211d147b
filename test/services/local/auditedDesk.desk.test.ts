import assert from 'node:assert/strict';
import { AuditSeal } from '../../../services/audit/auditSeal.js';
import { openAccess } from './accessDesk.js';
import { auditOf } from './auditOf.js';
import {
  ANA,
  BEN,
  customerOnDisk,
  exchangeSubmission,
  openDesk,
  purchase,
  refundSubmission,
  StillClock,
  submission,
} from './deskFixture.js';
import { RENAME, RENEW, WEB } from './settingsDesk.js';
import { useTempFolder } from './tempFolder.js';

const KEY = 'the key of a desk in a test, known to it alone';

describe('the audit trail of a desk', () => {
  const folder = useTempFolder();
  const { linesOf, entriesOf, reports, breaks } = auditOf(folder);

  it('should tell who filed, commented and withdrew what', async () => {
    const clock = new StillClock();
    const { desk, quotes } = await openDesk(folder(), { clock });
    const { id } = await desk.submit(ANA, await refundSubmission({ quotes }, 3));
    clock.current = new Date('2026-06-15T11:00:00.000Z');
    await desk.comment(ANA, id, 'comment-1', 'Bitte eilig!');
    await desk.withdraw(ANA, id);

    const entries = await entriesOf('contoso');
    const told = entries.map(({ seq, at, customerId, actor, action, subject, before, after }) => ({
      seq,
      at,
      customerId,
      actor,
      action,
      subject,
      before,
      after,
    }));
    const common = {
      customerId: 'contoso',
      actor: { partnerId: 'partner-1', userId: 'test:ana' },
      subject: { reservationId: 'r-web', requestId: 'SR-000001' },
    };
    assert.deepEqual(told, [
      {
        ...common,
        seq: 1,
        at: '2026-06-15T10:00:00.000Z',
        action: 'request.filed',
        before: null,
        after: {
          request: 'SR-000001',
          reservation: 'r-web',
          kind: 'refund',
          quantity: 3,
          policy: 'csp-2018',
          currency: 'EUR',
          refundMinor: entries[0]?.after?.refundMinor,
          feeMinor: entries[0]?.after?.feeMinor,
          countedUsdMinor: entries[0]?.after?.countedUsdMinor,
          status: 'Open',
        },
      },
      {
        ...common,
        seq: 2,
        at: '2026-06-15T11:00:00.000Z',
        action: 'request.commented',
        before: null,
        after: {
          comment: 'comment-1',
          // printf 'Bitte eilig!' | sha256sum
          textSha256: 'c6972a97656f91bdcaeaaf118a9d34a38bc61e99900ab5f6b7e98101cfe560da',
        },
      },
      {
        ...common,
        seq: 3,
        at: '2026-06-15T11:00:00.000Z',
        action: 'request.withdrawn',
        before: { status: 'Open' },
        after: { status: 'Withdrawn' },
      },
    ]);
    const filed = customerOnDisk(folder(), 'contoso').requests[0]?.refund;
    assert.equal(entries[0]?.after?.refundMinor, filed?.refund.amountMinor);
    assert.equal(
      entries[0]?.after?.feeMinor,
      filed?.lines.find(({ code }) => code === 'fee')?.amount.amountMinor,
    );
    assert.deepEqual(await breaks(), []);
  });

  it('should tell what an exchange gives back and gets', async () => {
    const backend = await openDesk(folder());
    const returns = [{ reservationId: 'r-web', quantity: 2 }];
    const sent = await exchangeSubmission(backend, returns, [purchase(3)]);
    await backend.desk.submit(ANA, sent);
    const [entry] = await entriesOf('contoso');
    const { creditMinor, netPayableMinor } = sent.exchange!;
    assert.deepEqual(entry?.after, {
      request: 'SR-000001',
      reservation: 'r-web',
      kind: 'exchange',
      policy: 'csp-2018',
      returns: [{ reservation: 'r-web', quantity: 2 }],
      purchases: [
        { sku: 'Standard_D4s_v5', region: 'westeurope', term: 'P1Y', billingPlan: 'Upfront', quantity: 3 },
      ],
      currency: 'EUR',
      creditMinor,
      netPayableMinor,
      status: 'Open',
    });
    assert.deepEqual(await breaks(), []);
  });

  it('should tell settings before and after', async () => {
    const { settings } = await openDesk(folder());
    const { items } = await settings.targets(ANA, WEB, { type: 'Single' }, 0, 1);
    const { id, displayName } = items[0]!;
    await settings.change(ANA, WEB, RENAME);
    await settings.change(ANA, WEB, RENEW);
    await settings.change(ANA, WEB, {
      setting: 'scope',
      before: { type: 'Shared' },
      after: { type: 'Single', id },
    });
    const told = (await entriesOf('contoso')).map(({ action, subject, before, after }) => [
      action,
      subject,
      before,
      after,
    ]);
    const subject = { reservationId: 'r-web' };
    assert.deepEqual(told, [
      [
        'setting.changed',
        subject,
        { setting: 'displayName', value: 'Web' },
        { setting: 'displayName', value: 'Épreuves-2_b' },
      ],
      ['setting.changed', subject, { setting: 'renew', value: false }, { setting: 'renew', value: true }],
      [
        'setting.changed',
        subject,
        { setting: 'scope', value: { type: 'Shared' } },
        { setting: 'scope', value: { type: 'Single', id, displayName } },
      ],
    ]);
    assert.deepEqual(await breaks(), []);
  });

  it('should tell who was given access and who lost it', async () => {
    const { access } = await openAccess(folder());
    const email = (await access.list(ANA, WEB))[0]!.email;
    const granted = await access.grant(ANA, { ...WEB, email, role: 'Reader' });
    await access.revoke(BEN, WEB, granted.id);
    const facts = { assignment: granted.id, role: 'Reader', email };
    const told = (await entriesOf('contoso')).map(({ actor, action, before, after }) => [
      actor.userId,
      action,
      before,
      after,
    ]);
    assert.deepEqual(told, [
      ['test:ana', 'access.granted', null, facts],
      ['test:ben', 'access.revoked', facts, null],
    ]);
    assert.deepEqual(await breaks(), []);
  });

  it('should tell nothing of what changed nothing, and of what was refused', async () => {
    const { desk, settings, quotes } = await openDesk(folder());
    const sent = await refundSubmission({ quotes }, 3);
    await desk.submit(ANA, sent);
    await desk.submit(ANA, sent);
    await desk.comment(ANA, 'SR-000001', 'comment-1', 'once');
    await desk.comment(ANA, 'SR-000001', 'comment-1', 'once');
    await settings.change(ANA, WEB, { setting: 'renew', before: true, after: false });
    await assert.rejects(
      settings.change(ANA, WEB, { setting: 'displayName', before: 'Other', after: 'New' }),
    );
    await assert.rejects(desk.withdraw(BEN, 'SR-000001'));
    assert.equal((await linesOf('contoso')).length, 2);
    assert.deepEqual(await breaks(), []);
  });

  it('should hold no description, comment or contact', async () => {
    const { desk } = await openDesk(folder());
    const { id } = await desk.submit(ANA, submission());
    await desk.comment(ANA, id, 'comment-1', 'Rufen Sie mich an');
    const text = (await linesOf('contoso')).join('\n');
    for (const word of ['Zwei', 'Lima', 'ana@example.com', 'Rufen', 'Paris'])
      assert.ok(!text.includes(word), word);
  });

  it('should keep a trail for each customer, and be made with the key', async () => {
    const seal = new AuditSeal(KEY);
    const { desk } = await openDesk(folder(), { auditKey: KEY });
    await desk.submit(ANA, submission());
    await desk.submit(ANA, submission({ key: 'key-2', customerId: 'fabrikam', reservationId: 'r-parts' }));
    const found = (await reports(seal)).map(({ customerId, entries, withoutKey }) => [
      customerId,
      entries,
      withoutKey,
    ]);
    assert.deepEqual(found, [
      ['contoso', 1, 0],
      ['fabrikam', 1, 0],
      ['foreign', 0, 0],
    ]);
    assert.deepEqual(await breaks(seal), []);
    assert.deepEqual(await breaks(), ['contoso: KeyNeeded', 'fabrikam: KeyNeeded']);
  });
});
