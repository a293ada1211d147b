import assert from 'node:assert/strict';
import { ANA, BEN, refundSubmission, STRANGER } from '../local/deskFixture.js';
import { SARA } from './approvalSamples.js';
import {
  APPROVE,
  type ApprovalServer,
  approvalServers,
  askedFor,
  idOf,
  requestsOf,
} from './approvalsDesk.js';

describe('the approvals that name a user', () => {
  let servers: ReturnType<typeof approvalServers>;
  let one: ApprovalServer;
  beforeEach(async () => {
    servers = approvalServers();
    one = await servers.open();
  });
  afterEach(() => servers.close());

  const named = async (name: string, key: string) =>
    idOf(await one.approvals.submit(SARA, await refundSubmission(one.backend, 4, { key }), { name }));
  const files = () => [...servers.files.files].filter(([file]) => file.startsWith('approvals/'));

  it('should be handed out to whoever asked, with what is to be filed, and to whoever decided, without', async () => {
    const waits = await askedFor(one, SARA, 'key-1');
    const decided = await askedFor(one, SARA, 'key-2');
    await one.approvals.decide(ANA, decided, { kind: 'reject', reason: 'They renew' }, { name: 'Ana' });
    await askedFor(one, BEN, 'key-3');
    const own = await one.approvals.involving(SARA);
    assert.deepEqual(
      own.map(({ id }) => id),
      [decided, waits],
    );
    assert.equal(own[1]?.submission?.contact.email, 'ana@example.com');
    const [anas, ...others] = await one.approvals.involving(ANA);
    assert.deepEqual(
      [anas?.id, anas?.reason, anas?.submission, others],
      [decided, 'They renew', undefined, []],
    );
    assert.deepEqual(await one.approvals.involving(STRANGER), []);
    assert.deepEqual(
      Object.keys(anas ?? {}).filter((key) => ['due', 'card', 'askerRoles'].includes(key)),
      [],
    );
  });

  it('should lose the name and the words of whoever asked, and be withdrawn where they wait', async () => {
    const waits = await named('Sara Smith', 'key-1');
    const over = await named('Sara Smith', 'key-2');
    await one.approvals.decide(ANA, over, { kind: 'reject', reason: 'They renew' }, { name: 'Ana' });
    const before = servers.givenBack.length;
    await one.approvals.forget(SARA);
    assert.doesNotMatch(JSON.stringify(files()), /Sara Smith|ana@example|Zwei/);
    assert.equal((await one.approvals.get(ANA, waits))?.state, 'Withdrawn');
    assert.equal(
      servers.givenBack.length,
      before,
      'nothing is kept for later of somebody who is to be forgotten',
    );
    assert.match(JSON.stringify(files()), /They renew/, 'the words of somebody else');
    const last = (await servers.entries()).at(-1);
    assert.deepEqual([last?.action, last?.actor.userId], ['approval.withdrawn', SARA.userId]);
    assert.equal(one.changed.at(-1), `partner-1 ${waits}`, 'its card is drawn anew');
  });

  it('should lose the name and the reason of whoever decided, and stay decided', async () => {
    const rejected = await askedFor(one, SARA, 'key-1');
    const approved = await askedFor(one, SARA, 'key-2');
    await one.approvals.decide(ANA, rejected, { kind: 'reject', reason: 'They renew' }, { name: 'Ana Lima' });
    await one.approvals.decide(ANA, approved, APPROVE, { name: 'Ana Lima' });
    await one.approvals.forget(ANA);
    assert.doesNotMatch(JSON.stringify(files()), /Ana Lima|They renew/);
    assert.equal((await one.approvals.get(SARA, rejected))?.state, 'Rejected');
    assert.equal((await one.approvals.get(SARA, approved))?.requestId, 'SR-000001');
    assert.deepEqual(await requestsOf(SARA, one), ['SR-000001']);
  });

  it('should be left alone where they name others, and be forgotten twice without harm', async () => {
    const id = await named('Sara Smith', 'key-1');
    for (const caller of [BEN, STRANGER]) await one.approvals.forget(caller);
    assert.equal((await one.approvals.get(SARA, id))?.askedBy.name, 'Sara Smith');
    for (let time = 0; time < 2; time += 1) await one.approvals.forget(SARA);
    assert.equal((await servers.entries()).length, 2);
  });
});
