import assert from 'node:assert/strict';
import { agreedTo } from '../contract/executionContract.js';
import { auditOf } from './auditOf.js';
import {
  ANA,
  customerOnDisk,
  exchangeSubmission,
  openDesk,
  purchase,
  refundSubmission,
} from './deskFixture.js';
import { useTempFolder } from './tempFolder.js';

describe('LocalRequestExecution', () => {
  const folder = useTempFolder();
  const audit = auditOf(folder);

  it('should not be there unless the desk is told to carry requests out', async () => {
    const desk = await openDesk(folder());
    assert.equal(desk.execution, undefined);
    await desk.close();
  });

  it('should change the customer’s document once, and leave an entry with both sides', async () => {
    const desk = await openDesk(folder(), { carriesOut: true });
    const returns = [{ reservationId: 'r-web', quantity: 4 }];
    const { id } = await desk.desk.submit(ANA, await exchangeSubmission(desk, returns, [purchase(5)]));
    await desk.execution!.execute(ANA, id, agreedTo(await desk.execution!.terms(ANA, id)));
    await desk.close();
    const [, entry, ...more] = await audit.entriesOf('contoso');
    assert.deepEqual([entry?.action, entry?.subject.requestId, more], ['request.executed', id, []]);
    assert.deepEqual([entry?.before?.execution, entry?.before?.status], [null, 'Open']);
    assert.deepEqual([entry?.after?.execution, entry?.after?.status], ['Done', 'Closed']);
    const { reservations } = customerOnDisk(folder(), 'contoso');
    const [web, bought] = [reservations[0]!, reservations.at(-1)!];
    assert.deepEqual([web.commitment.amountMinor, web.pricingCommitment.amountMinor], [720_000, 720_000]);
    assert.deepEqual([bought.commitment.amountMinor, bought.pricingCommitment.currency], [499_380, 'USD']);
    assert.ok(bought.pricingCommitment.amountMinor > 0);
    assert.deepEqual(await audit.breaks(), []);
  });

  it('should be known to a desk that carries nothing out any more', async () => {
    const before = await openDesk(folder(), { carriesOut: true });
    const { id } = await before.desk.submit(ANA, await refundSubmission(before, 4));
    const done = await before.execution!.execute(ANA, id, agreedTo(await before.execution!.terms(ANA, id)));
    await before.close();
    const after = await openDesk(folder());
    assert.deepEqual(await after.desk.get(ANA, id), done);
    await after.close();
  });
});
