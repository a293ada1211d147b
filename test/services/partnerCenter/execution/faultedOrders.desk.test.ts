import assert from 'node:assert/strict';
import { DeskError } from '../../../../services/errors.js';
import type { Fault } from '../../../standIn/faults.js';
import { refused } from '../../contract/contractDesk.js';
import { agreedTo } from '../../contract/executionContract.js';
import { ANA } from '../../local/deskFixture.js';
import { carryOut, type ExecutionDesk, filed, KINDS, openExecutionDesk } from './executionDesk.js';

const status = (code: number, more: object = {}): Fault => ({ kind: 'status', status: code, ...more });

/** What goes wrong with an order, what its user is told, and whether the service carries it out all the same. */
const FAULTS: readonly (readonly [name: string, fault: Fault, told: string, isCarriedOut: boolean])[] = [
  ['status 400', status(400, { code: 'OperationFailed' }), 'refused OperationFailed', false],
  ['status 403', status(403), 'refused AuthorizationFailed', false],
  [
    'status 404',
    status(404, { code: 'ReservationOrderNotFound' }),
    'refused ReservationOrderNotFound',
    false,
  ],
  ['status 409', status(409, { code: 'Conflict' }), 'refused Conflict', false],
  ['status 401', status(401), 'ServiceSignIn', false],
  ['status 429', status(429, { retryAfterSeconds: 60 }), 'ServiceBusy', false],
  ['status 408', status(408), 'Begun', false],
  ['status 500', status(500), 'Begun', false],
  ['status 500 after it was done', status(500, { tookEffect: true }), 'Begun', true],
  ['status 503', status(503), 'Begun', false],
  ['no answer', { kind: 'hang' }, 'Begun', false],
  ['no answer after it was done', { kind: 'hang', tookEffect: true }, 'Begun', true],
  ['a broken connection', { kind: 'reset', when: 'before' }, 'Begun', false],
  ['a broken connection after it was done', { kind: 'reset', when: 'after' }, 'Begun', true],
  ['half an answer', { kind: 'truncated' }, 'Begun', true],
];

describe('an order that something goes wrong with', function () {
  this.timeout(10_000);
  let desk: ExecutionDesk;
  beforeEach(async () => {
    desk = await openExecutionDesk();
  });
  afterEach(() => desk.close());

  for (const kind of KINDS) {
    for (const [name, fault, told, isCarriedOut] of FAULTS) {
      it(`should be sent once, told of, and in the end be carried out once: ${kind}, ${name}`, async () => {
        const { backend, execution, contoso, standIn } = desk;
        const request = await filed(desk, kind);
        standIn.script({ operation: `reservations.${kind}` }, fault);
        assert.equal(await tellingOf(carryOut(desk, request), kind), told);
        assert.deepEqual([desk.sent(), contoso.carriedOut.length], [1, isCarriedOut ? 1 : 0]);
        const isBegun = told === 'Begun';
        assert.equal(desk.onFile(request)?.state, isBegun ? 'Begun' : undefined);
        standIn.clearFaults();
        if (isBegun) {
          await assert.rejects(execution.terms(ANA, request.id), refused('RequestNotOpen'));
          await assert.rejects(backend.desk.withdraw(ANA, request.id), refused('RequestNotOpen'));
          const followed = await execution.follow(ANA, request.id);
          assert.equal(followed.execution?.state, isCarriedOut ? 'Done' : 'Begun');
          assert.equal(followed.status, isCarriedOut ? 'Closed' : 'Open');
          desk.later(61);
          await execution.follow(ANA, request.id);
        }
        assert.equal(desk.sent(), 1);
        if (!isCarriedOut) assert.equal((await carryOut(desk, request)).execution?.state, 'Done');
        assert.equal(contoso.carriedOut.length, 1);
        await assert.rejects(carryOut(desk, request), refused('RequestNotOpen'));
        assert.equal((await backend.desk.get(ANA, request.id))?.status, 'Closed');
        assert.equal((await backend.reservations.get(ANA, 'contoso', 'r-web'))?.quantity, 6);
      });
    }

    it(`should be sent again only where a service was too busy to take it: ${kind}`, async () => {
      const request = await filed(desk, kind);
      const busy = { kind: 'status', status: 429, retryAfterSeconds: 0 } as const;
      desk.standIn.script({ operation: `reservations.${kind}`, times: 1 }, busy);
      assert.equal((await carryOut(desk, request)).execution?.state, 'Done');
      assert.deepEqual([desk.sent(), desk.contoso.carriedOut.length], [2, 1]);
    });

    for (const [name, fault] of [
      ['status 404', status(404)],
      ['status 403', status(403)],
      ['status 500', status(500)],
      ['an operation that never ends', { kind: 'changed', change: () => ({ status: 'Running' }) }],
      ['half an answer', { kind: 'truncated' }],
    ] as const) {
      it(`should be begun while nobody tells how it ended: ${kind}, ${name}`, async () => {
        const { standIn, execution } = desk;
        const request = await filed(desk, kind);
        standIn.clearCalls();
        const agreed = agreedTo(await execution.terms(ANA, request.id));
        const operation = 'reservations.poll';
        // An exchange is reckoned anew by an operation of its own, which is polled for first.
        const after = standIn.calls.filter((call) => call.operation === operation).length;
        standIn.script({ operation, after }, fault);
        const begun = await execution.execute(ANA, request.id, agreed);
        // Where the outcome of a return is asked for, any answer with a good status is one.
        const isHeard = kind === 'return' && fault.kind === 'changed';
        assert.equal(begun.execution?.state, isHeard ? 'Done' : 'Begun');
        assert.match(begun.execution?.correlationId ?? '', /^[\w-]{8,}$/);
        assert.deepEqual(desk.onFile(request), begun.execution);
        standIn.clearFaults();
        assert.equal((await execution.follow(ANA, request.id)).execution?.state, 'Done');
        assert.deepEqual([desk.sent(), desk.contoso.carriedOut.length], [1, 1]);
      });
    }

    it(`should not be sent by a user who is given no token: ${kind}`, async () => {
      const request = await filed(desk, kind);
      desk.standIn.script({ operation: 'entra.token' }, status(503));
      desk.contoso.hasGrantedAccess = false;
      desk.later(26 * 60);
      await assert.rejects(carryOut(desk, request), (error) => error instanceof DeskError);
      assert.deepEqual([desk.sent(), desk.onFile(request)], [0, undefined]);
    });
  }
});

/** `refused` with the service's code, the code of another error, or the state that it resolved with. */
async function tellingOf(carried: ReturnType<typeof carryOut>, kind: string): Promise<string | undefined> {
  try {
    return (await carried).execution?.state;
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
    const refusal = kind === 'return' ? 'RefundRefused' : 'ExchangeRefused';
    return error.code === refusal ? `refused ${error.service?.serviceCode}` : error.code;
  }
}
