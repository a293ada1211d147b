import assert from 'node:assert/strict';
import type { AgreedExecution, ExecutionTerms, RequestExecution } from '../../../services/execution.js';
import type { Caller, RequestSubmission } from '../../../services/model.js';
import {
  ANA,
  BEN,
  exchangeSubmission,
  purchase,
  refundSubmission,
  STRANGER,
  submission,
} from '../local/deskFixture.js';
import { type ContractBackend, closingAfterEach, type OpenContractDesk, refused } from './contractDesk.js';
import { poolBefore } from './contractLooks.js';
import { deskSeed, WEB } from './contractSeeds.js';

const RETURNS = [
  { reservationId: 'r-web', quantity: 2 },
  { reservationId: 'r-hosts', quantity: 2 },
];
const PURCHASES = [purchase(9), purchase(1, { sku: 'Standard_D8s_v5' })];

/** What every back end keeps to that lets requests be carried out. */
export function describeExecution(name: string, openDesk: OpenContractDesk): void {
  describe(`requests carried out by ${name}`, () => {
    const open = closingAfterEach(openDesk);

    const openWith = async (sent: (backend: ContractBackend) => Promise<RequestSubmission>) => {
      const desk = await open(deskSeed());
      const request = await desk.backend.desk.submit(ANA, await sent(desk.backend));
      return { ...desk, execution: executionOf(desk.backend), request };
    };
    const openWithRefund = (quantity: number) => openWith((backend) => refundSubmission(backend, quantity));
    const openWithExchange = () => openWith((backend) => exchangeSubmission(backend, RETURNS, PURCHASES));

    it('should quote a refund anew as if it had not been asked for', async () => {
      const { backend, execution, request } = await openWithRefund(10);
      const { isAsFiled, refund, exchange, request: shown } = await execution.terms(ANA, request.id);
      assert.deepEqual([isAsFiled, refund?.refusals, exchange], [true, [], undefined]);
      assert.deepEqual(refund?.refund, request.refund?.refund);
      assert.deepEqual(shown, request);
      assert.deepEqual(await backend.desk.get(ANA, request.id), request);
    });

    it('should quote an exchange anew as if it had not been asked for', async () => {
      const { execution, request } = await openWithExchange();
      const { isAsFiled, exchange, refund } = await execution.terms(ANA, request.id);
      assert.deepEqual([isAsFiled, exchange?.refusals, refund], [true, [], undefined]);
      assert.deepEqual(exchange?.netPayable, request.exchange?.netPayable);
    });

    it('should say when another day has changed the amounts, and carry out under those', async () => {
      const { backend, clock, execution, request } = await openWithRefund(4);
      clock.current = new Date('2026-07-01T10:00:00.000Z');
      const terms = await execution.terms(ANA, request.id);
      assert.equal(terms.isAsFiled, false);
      const asFiled = agreedTo({ refund: request.refund, isAsFiled: true });
      await assert.rejects(execution.execute(ANA, request.id, asFiled), refused('QuoteChanged'));
      assert.equal((await backend.desk.get(ANA, request.id))?.status, 'Open');
      const done = await execution.execute(ANA, request.id, agreedTo(terms));
      assert.deepEqual(done.refund?.refund, terms.refund?.refund);
      assert.equal(await poolBefore(backend), 5_000_000 - terms.refund!.pool.counted.amountMinor);
    });

    it('should give units back once, close the request, and know it after a restart', async () => {
      const { backend, clock, reopen, execution, request } = await openWithRefund(4);
      const terms = await execution.terms(ANA, request.id);
      const done = await execution.execute(ANA, request.id, agreedTo(terms));
      const { correlationId: _ofService, ...told } = done.execution!;
      assert.deepEqual(told, { state: 'Done', by: ANA.userId, at: clock.now().toISOString() });
      assert.equal(done.status, 'Closed');
      const web = await backend.reservations.get(ANA, 'contoso', 'r-web');
      assert.deepEqual([web?.quantity, web?.state], [6, 'Succeeded']);
      assert.deepEqual(web?.commitment, { amountMinor: 720_000, currency: 'EUR' });
      assert.equal((await backend.quotes.refundableUnits(ANA, WEB)).available, 6);
      assert.equal(await poolBefore(backend), 5_000_000 - request.refund!.pool.counted.amountMinor);
      assert.equal((await backend.portfolio.openRequests(ANA, { page: 0, pageSize: 10 })).total, 0);
      const after = (await reopen()).backend;
      assert.deepEqual(await after.desk.get(ANA, request.id), done);
      assert.equal((await after.desk.list(ANA, 0, 10)).items[0]?.status, 'Closed');
    });

    it('should cancel a reservation whose units are all given back', async () => {
      const { backend, execution, request } = await openWithRefund(10);
      await execution.execute(ANA, request.id, agreedTo(await execution.terms(ANA, request.id)));
      assert.equal((await backend.reservations.get(ANA, 'contoso', 'r-web'))?.state, 'Cancelled');
    });

    it('should give back and buy what an exchange asks for, and take nothing from the limit', async () => {
      const { backend, execution, request } = await openWithExchange();
      const terms = await execution.terms(ANA, request.id);
      const done = await execution.execute(ANA, request.id, agreedTo(terms));
      assert.deepEqual([done.status, done.execution?.state], ['Closed', 'Done']);
      const listed = await backend.reservations.list(ANA, 'contoso');
      const standing = (id: string) => listed.find((one) => one.id === id)!;
      assert.deepEqual([standing('r-web').quantity, standing('r-web').state], [8, 'Succeeded']);
      assert.equal(standing('r-hosts').state, 'Cancelled');
      const bought = listed.filter(({ benefitStart }) => benefitStart === '2026-06-15');
      assert.deepEqual(bought.map(({ sku, quantity, state }) => `${quantity} ${sku} ${state}`).sort(), [
        '1 Standard_D8s_v5 Succeeded',
        '9 Standard_D4s_v5 Succeeded',
      ]);
      const { commitment } = (await backend.reservations.get(ANA, 'contoso', bought[0]!.id))!;
      assert.equal(commitment?.currency, 'EUR');
      assert.equal(await poolBefore(backend), 5_000_000);
    });

    it('should carry out once what is confirmed twice at once', async () => {
      const { backend, execution, request } = await openWithRefund(4);
      const agreed = agreedTo(await execution.terms(ANA, request.id));
      const outcomes = await Promise.allSettled(
        [1, 2, 3].map(() => execution.execute(ANA, request.id, agreed)),
      );
      const codes = outcomes.map((one) => (one.status === 'rejected' ? one.reason.code : 'done')).sort();
      assert.deepEqual(codes, ['RequestNotOpen', 'RequestNotOpen', 'done']);
      assert.equal((await backend.reservations.get(ANA, 'contoso', 'r-web'))?.quantity, 6);
    });

    it('should leave what was carried out as it is', async () => {
      const { backend, execution, request } = await openWithRefund(4);
      const agreed = agreedTo(await execution.terms(ANA, request.id));
      const done = await execution.execute(ANA, request.id, agreed);
      for (const again of [
        () => execution.terms(ANA, request.id),
        () => execution.execute(ANA, request.id, agreed),
        () => backend.desk.withdraw(ANA, request.id),
        () => backend.desk.comment(ANA, request.id, 'c-1', 'Too late'),
      ]) {
        await assert.rejects(again(), refused('RequestNotOpen'));
      }
      assert.deepEqual(await execution.follow(ANA, request.id), done);
      assert.deepEqual(await backend.desk.get(ANA, request.id), done);
    });

    it('should refuse whom it is not for, and know no request of others', async () => {
      const { execution, request } = await openWithRefund(4);
      const agreed = agreedTo(await execution.terms(ANA, request.id));
      const sales: Caller = { ...ANA, roles: ['SalesAgent', 'HelpdeskAgent', 'UserManagementAdmin'] };
      for (const [code, caller, id] of [
        ['RoleNeeded', sales, request.id],
        ['RequestNotFound', BEN, request.id],
        ['RequestNotFound', STRANGER, request.id],
        ['RequestNotFound', ANA, 'SR-999999'],
      ] as const) {
        await assert.rejects(execution.terms(caller, id), refused(code));
        await assert.rejects(execution.execute(caller, id, agreed), refused(code));
        await assert.rejects(execution.follow(caller, id), refused(code));
      }
    });

    it('should refuse what was withdrawn, and what asks for nothing of the kind', async () => {
      const { backend, execution, request } = await openWithRefund(4);
      const agreed = agreedTo(await execution.terms(ANA, request.id));
      await backend.desk.withdraw(ANA, request.id);
      const other = await backend.desk.submit(ANA, submission({ key: 'key-2' }));
      for (const { id } of [request, other]) {
        await assert.rejects(execution.terms(ANA, id), refused('RequestNotOpen'));
        await assert.rejects(execution.execute(ANA, id, agreed), refused('RequestNotOpen'));
      }
      assert.equal((await backend.reservations.get(ANA, 'contoso', 'r-web'))?.quantity, 10);
    });

    it('should refuse other terms than are confirmed, and leave the request as it was', async () => {
      const { backend, execution, request } = await openWithRefund(4);
      const { refund } = agreedTo(await execution.terms(ANA, request.id));
      const ask = { customerId: 'contoso', returns: RETURNS, purchases: PURCHASES };
      const quoted = await backend.quotes.quoteExchange(ANA, ask);
      const { exchange } = agreedTo({ exchange: quoted, isAsFiled: true });
      for (const [code, agreed] of [
        ['QuoteChanged', { refund: { ...refund!, refundMinor: refund!.refundMinor + 1 } }],
        ['QuoteChanged', { refund: { ...refund!, policyId: 'azure-2022' } }],
        ['Unexpected', { refund: { ...refund!, quantity: 5 } }],
        ['Unexpected', {}],
        ['Unexpected', { exchange }],
        ['Unexpected', { refund, exchange }],
      ] as const) {
        await assert.rejects(execution.execute(ANA, request.id, agreed), refused(code));
      }
      assert.deepEqual(await backend.desk.get(ANA, request.id), request);
      assert.equal((await backend.reservations.get(ANA, 'contoso', 'r-web'))?.quantity, 10);
    });

    it('should refuse another exchange than is confirmed', async () => {
      const { backend, execution, request } = await openWithExchange();
      const { exchange } = agreedTo(await execution.terms(ANA, request.id));
      for (const [code, changes] of [
        ['QuoteChanged', { creditMinor: exchange!.creditMinor + 1 }],
        ['QuoteChanged', { netPayableMinor: exchange!.netPayableMinor - 1 }],
        ['Unexpected', { purchases: [purchase(99)] }],
        ['Unexpected', { returns: RETURNS.slice(0, 1) }],
      ] as const) {
        const agreed = { exchange: { ...exchange!, ...changes } };
        await assert.rejects(execution.execute(ANA, request.id, agreed), refused(code));
      }
      assert.equal((await backend.reservations.get(ANA, 'contoso', 'r-web'))?.quantity, 10);
      assert.equal((await backend.desk.withdraw(ANA, request.id)).status, 'Withdrawn');
    });

    it('should refuse what is not granted any more', async () => {
      const { clock, execution, request } = await openWithRefund(4);
      clock.current = new Date('2027-01-02T10:00:00.000Z');
      const terms = await execution.terms(ANA, request.id);
      assert.deepEqual([terms.isAsFiled, terms.refund?.refusals[0]?.code], [false, 'Expired']);
      await assert.rejects(execution.execute(ANA, request.id, agreedTo(terms)), refused('RefundRefused'));
    });
  });
}

/** @throws AssertionError where the back end carries nothing out */
function executionOf({ execution }: ContractBackend): RequestExecution {
  assert.ok(execution);
  return execution;
}

/** What somebody confirms who agrees to all of it. */
export function agreedTo({ refund, exchange }: Omit<ExecutionTerms, 'request'>): AgreedExecution {
  return {
    ...(refund && {
      refund: {
        quantity: refund.quantity,
        refundMinor: refund.refund.amountMinor,
        policyId: refund.policyId,
      },
    }),
    ...(exchange && {
      exchange: {
        returns: exchange.returns,
        purchases: exchange.purchases,
        creditMinor: exchange.credit.amountMinor,
        netPayableMinor: exchange.netPayable.amountMinor,
        policyId: exchange.policyId,
        expiresAt: exchange.expiresAt,
      },
    }),
  };
}
