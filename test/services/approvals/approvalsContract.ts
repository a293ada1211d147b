import assert from 'node:assert/strict';
import { ANA, BEN } from '../local/deskFixture.js';
import { SARA } from './approvalSamples.js';
import { APPROVE, type ApprovalServer, type ApprovalServers, askedFor, requestsOf } from './approvalsDesk.js';

const REJECT = { kind: 'reject', reason: 'No' } as const;
const WITHDRAW = 'withdraw';

/** What approvals promise wherever their documents lie, with two servers on them at once. */
export function itDecidesOnce(
  open: () => Pick<ApprovalServers, 'entries' | 'close' | 'givenBack'> & {
    open(): Promise<Pick<ApprovalServer, 'approvals' | 'backend'>>;
  },
): void {
  let servers: ReturnType<typeof open>;
  let one: Pick<ApprovalServer, 'approvals' | 'backend'>;
  let other: typeof one;
  beforeEach(async () => {
    servers = open();
    one = await servers.open();
    other = await servers.open();
  });
  afterEach(() => servers.close());

  const actions = async () => (await servers.entries()).map(({ action }) => action);

  for (const rival of [APPROVE, REJECT, WITHDRAW] as const) {
    const name = rival === WITHDRAW ? rival : rival.kind;
    it(`should let one count of an approval and a rival to ${name} that two servers get at once`, async function () {
      this.timeout(30_000);
      for (let round = 1; round <= 5; round += 1) {
        const id = await askedFor(one, SARA, `key-${round}`);
        const results = await Promise.allSettled([
          one.approvals.decide(ANA, id, APPROVE),
          rival === WITHDRAW ? other.approvals.withdraw(SARA, id) : other.approvals.decide(BEN, id, rival),
        ]);
        const refused = results.flatMap((result) =>
          result.status === 'rejected' ? [result.reason.code] : [],
        );
        assert.deepEqual(refused, ['ApprovalNotOpen']);
        const { state, requestId, decidedBy } = (await other.approvals.get(SARA, id))!;
        if (state === 'Approved') assert.ok(requestId);
        assert.equal(decidedBy?.userId, state === 'Withdrawn' ? undefined : decider(results[0], rival));
        // The next one asks for the same units.
        if (requestId !== undefined) await one.backend.desk.withdraw(SARA, requestId);
      }
      const told = await actions();
      const filed = await requestsOf(SARA, other);
      const count = (...wanted: string[]) => told.filter((action) => wanted.includes(action)).length;
      assert.equal(count('approval.approved', 'approval.rejected', 'approval.withdrawn'), 5);
      assert.equal(count('approval.approved'), filed.length);
      assert.equal(count('request.filed'), filed.length);
      assert.equal(servers.givenBack.length, 5 - filed.length);
    });
  }

  it('should file one request where one approver presses twice, on two servers', async () => {
    const id = await askedFor(one);
    const presses = [one, other, one, other].map(({ approvals }) => approvals.decide(ANA, id, APPROVE));
    const results = await Promise.allSettled(presses);
    assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1);
    assert.deepEqual(await requestsOf(SARA, other), ['SR-000001']);
    assert.equal((await other.approvals.get(SARA, id))?.requestId, 'SR-000001');
  });

  it('should ask once, however often and from wherever it is sent', async () => {
    const ids = await Promise.all([one, other, one, other].map((server) => askedFor(server)));
    assert.deepEqual(new Set(ids), new Set(['AP-000001']));
    assert.equal((await other.approvals.own(SARA)).length, 1);
  });

  function decider(first: PromiseSettledResult<unknown> | undefined, rival: unknown): string | undefined {
    if (first?.status === 'fulfilled') return ANA.userId;
    return rival === WITHDRAW ? undefined : BEN.userId;
  }
}
