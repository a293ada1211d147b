import type { RequestExecution } from '../../../services/execution.js';
import type { SupportRequest } from '../../../services/model.js';
import { agreedTo } from '../../services/contract/executionContract.js';
import { ANA, exchangeSubmission, purchase, refundSubmission } from '../../services/local/deskFixture.js';
import type { StandIn } from '../../standIn/standIn.js';
import { CONTOSO, type FaultedCall } from '../faultedCall.js';
import type { RealBackend } from '../realBackend.js';

/** After so long, what was begun and not done is taken back. */
const LONG_AGO_MS = 2 * 3_600_000;

const RETURN = { by: 'carry out a refund', begin: carryOutRefund, effects: carriedOut, movesMoney: true };
const EXCHANGE = {
  by: 'carry out an exchange',
  begin: carryOutExchange,
  effects: carriedOut,
  movesMoney: true,
};
/** Nobody knows how it ended: a user looks again later. */
const missing = (answer: unknown) =>
  (answer as SupportRequest).execution?.state === 'Done' ? undefined : 'how it ended';

/** Requests that the service carries out. */
export const EXECUTION_CALLS: readonly FaultedCall[] = [
  { ...RETURN, call: 'reservations.return', missing, isUnsafe: true },
  { ...RETURN, call: 'reservations.poll', missing },
  { ...EXCHANGE, call: 'reservations.exchange', missing, isUnsafe: true },
];

async function carryOutRefund(desk: RealBackend) {
  const { id } = await desk.backend.desk.submit(ANA, await refundSubmission(desk.backend, 2));
  return carryOut(desk, id);
}

async function carryOutExchange(desk: RealBackend) {
  const returns = [{ reservationId: 'r-web', quantity: 2 }];
  const sent = await exchangeSubmission(desk.backend, returns, [purchase(3)]);
  const { id } = await desk.backend.desk.submit(ANA, sent);
  return carryOut(desk, id);
}

/** Confirms what it comes to; whoever finds it begun looks how it ended, at once and later. */
function carryOut(desk: RealBackend, id: string) {
  const { execution } = desk.backend;
  if (!execution) throw new Error('nothing is carried out');
  return async () => {
    const found = await followed(execution, id, desk);
    if (found.execution) return found;
    return execution.execute(ANA, id, agreedTo(await execution.terms(ANA, id)));
  };
}

async function followed(execution: RequestExecution, id: string, { clock }: RealBackend) {
  const found = await execution.follow(ANA, id);
  if (found.execution?.state !== 'Begun') return found;
  clock.jump(LONG_AGO_MS);
  return execution.follow(ANA, id);
}

function carriedOut({ world }: StandIn): number {
  return world.customer(CONTOSO)?.carriedOut.length ?? 0;
}
