import assert from 'node:assert/strict';
import { ApprovalNeed } from '../../../services/approvals/approvalNeed.js';
import { ApprovedExecution } from '../../../services/approvals/approvedExecution.js';
import type { Backend } from '../../../services/backend.js';
import { agreedTo } from '../contract/executionContract.js';
import {
  ANA,
  customer,
  exchangeSubmission,
  openDesk,
  purchase,
  refundSubmission,
  reservation,
  StillClock,
} from '../local/deskFixture.js';
import { useTempFolder } from '../local/tempFolder.js';
import { refusedWith } from './approvalsDesk.js';

/** Of the month that begins on the next day, a thousand euros and dollars are due. */
const BEFORE_PAYMENT = '2026-06-30T10:00:00.000Z';
const AFTER_PAYMENT = '2026-07-01T10:00:00.000Z';

describe('carrying out where large amounts need approval', () => {
  const folder = useTempFolder();
  let clock: StillClock;
  let backend: Backend;
  beforeEach(async () => {
    clock = new StillClock(new Date(BEFORE_PAYMENT));
    const monthly = reservation({ billingPlan: 'Monthly' });
    const seed = () => [customer('contoso', 'Contoso Ltd', 'partner-1', [monthly])];
    backend = await openDesk(folder(), { clock, seed, carriesOut: true });
  });
  afterEach(() => backend.close());

  const above = (aboveMinor: number) => {
    const need = new ApprovalNeed(backend, aboveMinor);
    return new ApprovedExecution(backend.execution!, { needed: (...of) => need.byQuote(...of) });
  };
  const confirmed = async (aboveMinor: number, id: string) => {
    const execution = above(aboveMinor);
    return execution.execute(ANA, id, agreedTo(await execution.terms(ANA, id)));
  };
  const filed = async () => (await backend.desk.submit(ANA, await refundSubmission(backend, 10))).id;

  it('should not pay back by the next payment what nobody else has approved', async () => {
    const id = await filed();
    clock.current = new Date(AFTER_PAYMENT);
    await assert.rejects(confirmed(50_000, id), refusedWith('ApprovalNeeded'));
    assert.equal((await backend.desk.get(ANA, id))?.status, 'Open');
    assert.equal((await confirmed(100_000, id)).status, 'Closed');
  });

  it('should not pay back more than what was approved either', async () => {
    const id = await filed();
    clock.current = new Date(AFTER_PAYMENT);
    await assert.rejects(confirmed(0, id), refusedWith('ApprovalNeeded'));
  });

  it('should pay back what was filed, and less', async () => {
    clock.current = new Date(AFTER_PAYMENT);
    const id = await filed();
    clock.current = new Date('2026-07-03T10:00:00.000Z');
    assert.equal((await confirmed(0, id)).status, 'Closed');
  });

  it('should take back no higher credit in an exchange', async () => {
    const returns = [{ reservationId: 'r-web', quantity: 10 }];
    const asked = await exchangeSubmission(backend, returns, [purchase(20)]);
    const { id } = await backend.desk.submit(ANA, asked);
    clock.current = new Date(AFTER_PAYMENT);
    await assert.rejects(confirmed(0, id), refusedWith('ApprovalNeeded'));
  });

  it('should hold itself to what was confirmed', async () => {
    const id = await filed();
    const execution = above(0);
    const agreed = agreedTo(await execution.terms(ANA, id));
    clock.current = new Date(AFTER_PAYMENT);
    await assert.rejects(execution.execute(ANA, id, agreed), refusedWith('QuoteChanged'));
  });
});
