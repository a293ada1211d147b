import assert from 'node:assert/strict';
import { RefusedError } from '../../../../services/errors.js';
import type { StandInReply, StandInRoute } from '../../../standIn/standInRoute.js';
import { ANA } from '../../local/deskFixture.js';
import { carryOut, type ExecutionDesk, filed, type Kind, openExecutionDesk } from './executionDesk.js';

const POLLED_AT = '/providers/Microsoft.Capacity/ended';
const FAILED = { status: 'Failed', error: { code: 'PurchaseError', message: 'The purchase failed.' } };

/** A service that takes orders and does nothing of them. */
function idle(polled: StandInReply, header: string | undefined): readonly StandInRoute[] {
  const take: StandInRoute['answer'] = ({ baseUrl }) => ({
    status: 202,
    ...(header && { headers: { [header]: `${baseUrl}${POLLED_AT}?api-version=2022-11-01` } }),
  });
  const order = '/providers/Microsoft.Capacity/reservationOrders/:orderId';
  return [
    { method: 'POST', path: `${order}/return`, operation: 'reservations.return', answer: take },
    {
      method: 'POST',
      path: '/providers/Microsoft.Capacity/exchange',
      operation: 'reservations.exchange',
      answer: take,
    },
    { method: 'GET', path: POLLED_AT, operation: 'reservations.ended', answer: () => polled },
  ];
}

describe('an order that was taken and came to nothing', function () {
  this.timeout(10_000);
  let desk: ExecutionDesk;
  afterEach(() => desk.close());
  const open = async (polled: StandInReply, header?: string) => {
    desk = await openExecutionDesk({ moreRoutes: () => idle(polled, header) });
  };

  for (const [kind, polled, header] of [
    ['exchange', { status: 200, body: FAILED }, 'Azure-AsyncOperation'],
    ['return', { status: 400, body: { error: { code: 'PurchaseError' } } }, 'Location'],
  ] as const satisfies readonly (readonly [Kind, StandInReply, string])[]) {
    it(`should be a refusal once the service says so, and nothing has changed: ${kind}`, async () => {
      await open(polled, header);
      const request = await filed(desk, kind);
      const code = kind === 'return' ? 'RefundRefused' : 'ExchangeRefused';
      await assert.rejects(
        carryOut(desk, request),
        (error) =>
          error instanceof RefusedError &&
          error.code === code &&
          error.service?.serviceCode === 'PurchaseError',
      );
      assert.equal(desk.onFile(request), undefined);
      assert.equal((await desk.backend.desk.withdraw(ANA, request.id)).status, 'Withdrawn');
    });

    it(`should be begun where the service says so, and something has changed: ${kind}`, async () => {
      await open(polled, header);
      const request = await filed(desk, kind);
      const web = desk.contoso.reservation('r-web')!;
      const answer = desk.standIn.script(
        { operation: 'reservations.ended' },
        {
          kind: 'changed',
          change: (body) => {
            web.quantity = 9;
            return body;
          },
        },
      );
      assert.equal((await carryOut(desk, request)).execution?.state, 'Begun');
      assert.ok(answer.struck > 0);
      desk.later(61);
      assert.equal((await desk.execution.follow(ANA, request.id)).execution?.state, 'Begun');
      assert.equal(desk.sent(), 1);
    });
  }

  it('should be begun where nothing says where to ask for its outcome', async () => {
    await open({ status: 404 });
    const request = await filed(desk, 'return');
    assert.equal((await carryOut(desk, request)).execution?.state, 'Begun');
    desk.later(61);
    assert.equal((await desk.execution.follow(ANA, request.id)).execution, undefined);
  });

  it('should stay begun while the reservations cannot be looked at', async () => {
    await open({ status: 404 });
    const request = await filed(desk, 'return');
    await carryOut(desk, request);
    desk.later(61);
    desk.standIn.script({ operation: 'reservations.list' }, { kind: 'status', status: 500 });
    assert.equal((await desk.execution.follow(ANA, request.id)).execution?.state, 'Begun');
  });
});
