import assert from 'node:assert/strict';
import { refused } from '../../contract/contractDesk.js';
import { agreedTo } from '../../contract/executionContract.js';
import { ANA, refundSubmission } from '../../local/deskFixture.js';
import { carryOut, type ExecutionDesk, filed, openExecutionDesk } from './executionDesk.js';

describe('two requests about units of one reservation', function () {
  this.timeout(10_000);
  let desk: ExecutionDesk;
  beforeEach(async () => {
    desk = await openExecutionDesk();
  });
  afterEach(() => desk.close());
  const another = async () =>
    desk.backend.desk.submit(ANA, { ...(await refundSubmission(desk.backend, 4)), key: 'key-other' });

  it('should not be carried out while it is not known how the other one ended', async () => {
    const lost = await filed(desk, 'return');
    const other = await another();
    desk.standIn.script({ operation: 'reservations.return', times: 1 }, { kind: 'hang' });
    assert.equal((await carryOut(desk, lost)).execution?.state, 'Begun');
    desk.standIn.clearFaults();
    await assert.rejects(carryOut(desk, other), refused('RefundRefused'));
    assert.deepEqual([desk.onFile(other), desk.sent()], [undefined, 1]);
    desk.later(61);
    // Had the other one's units been given back, this one would be taken for done.
    assert.equal((await desk.execution.follow(ANA, lost.id)).execution, undefined);
    assert.equal((await carryOut(desk, other)).execution?.state, 'Done');
  });

  it('should not both be begun by two servers at once', async () => {
    const [first, second] = [await filed(desk, 'return'), await another()];
    const next = await desk.begin();
    const agreed = agreedTo(await desk.execution.terms(ANA, second.id));
    desk.standIn.script({ operation: 'reservations.return' }, { kind: 'hang' });
    desk.medium.beforeWriting = async (text) => {
      if (!text.includes('"execution":{"state":"Begun"')) return;
      desk.medium.beforeWriting = () => {};
      await carryOut(next, first);
    };
    await assert.rejects(desk.execution.execute(ANA, second.id, agreed), refused('RefundRefused'));
    assert.deepEqual([desk.sent(), desk.onFile(second)], [1, undefined]);
  });
});
