import assert from 'node:assert/strict';
import type { Fault } from '../../../standIn/faults.js';
import { refused } from '../../contract/contractDesk.js';
import { WEB } from '../../contract/contractSeeds.js';
import { ANA, BEN, dyingDisk, refundSubmission, submission } from '../../local/deskFixture.js';
import { useSupportDesk } from './useSupportDesk.js';

/** What can happen to the call that makes the ticket so that nobody knows whether there is one. */
const UNKNOWN_OUTCOMES: readonly (readonly [what: string, fault: Fault, tickets: number])[] = [
  ['is never answered', { kind: 'hang' }, 0],
  ['is never answered after it took effect', { kind: 'hang', tookEffect: true }, 1],
  ['fails', { kind: 'status', status: 500 }, 0],
  ['fails after it took effect', { kind: 'status', status: 503, tookEffect: true }, 1],
  ['is throttled', { kind: 'status', status: 429, retryAfterSeconds: 60 }, 0],
  ['breaks off', { kind: 'reset', when: 'before' }, 0],
  ['breaks off after it took effect', { kind: 'reset', when: 'after' }, 1],
  ['conflicts with one that is under way', { kind: 'status', status: 409 }, 0],
];

describe('a submitted request and its ticket', () => {
  const { opened, audit } = useSupportDesk();
  const available = async () => (await opened().quotes.refundableUnits(ANA, WEB)).available;

  it('should have the number of the one ticket that was made', async () => {
    const request = await opened().desk.submit(ANA, submission());
    const [ticket, ...others] = opened().tickets();
    assert.equal(request.ticketNumber, ticket?.supportTicketId);
    assert.deepEqual(others, []);
    const actions = (await audit.entriesOf('contoso')).map(({ action }) => action);
    assert.deepEqual(actions, ['request.filed', 'request.sent']);
  });

  it('should be looked into side by side, and looked at once when it is made', async () => {
    const { desk, standIn, count } = opened();
    const refund = await refundSubmission(opened(), 1);
    standIn.clearCalls();
    standIn.delay('*', 20);
    await desk.submit(ANA, refund);
    const asked = standIn.calls.map(({ operation }) => operation);
    const isBefore = (one: string, other: string) => asked.indexOf(one) < asked.indexOf(other);
    assert.ok(isBefore('support.listServices', 'reservations.calculateRefund'), asked.join());
    assert.ok(isBefore('reservations.get', 'support.listClassifications'), asked.join());
    assert.equal(count('support.getTicket'), 1);
  });

  it('should be two, of two names, for two users of one key', async () => {
    await Promise.all([opened().desk.submit(ANA, submission()), opened().desk.submit(BEN, submission())]);
    assert.equal(opened().tickets().length, 2);
  });

  for (const [what, fault, tickets] of UNKNOWN_OUTCOMES) {
    describe(`when the call that makes it ${what}`, () => {
      beforeEach(async () => {
        opened().standIn.script({ operation: 'support.createTicket', times: 1 }, fault);
        await assert.rejects(opened().desk.submit(ANA, submission()), { name: 'UnreachableError' });
        assert.equal(opened().tickets().length, tickets);
      });

      it('should be finished by the same key', async () => {
        const request = await opened().desk.submit(ANA, submission());
        assert.deepEqual(
          opened()
            .tickets()
            .map(({ supportTicketId }) => supportTicketId),
          [request.ticketNumber],
        );
        assert.equal((await opened().desk.list(ANA, 0, 10)).total, 1);
      });

      it('should be finished by the same key twice at once, beside a look at the list', async () => {
        const [one, two] = await Promise.all([
          opened().desk.submit(ANA, submission()),
          opened().desk.submit(ANA, submission()),
          opened().desk.list(ANA, 0, 10),
        ]);
        assert.deepEqual(one, two);
        assert.equal(opened().tickets().length, 1);
      });

      it('should be finished by a look after a restart', async () => {
        const { desk } = await opened().begin();
        const { items } = await desk.list(ANA, 0, 10);
        const numbers = opened()
          .tickets()
          .map(({ supportTicketId }) => supportTicketId);
        assert.deepEqual([items.length, numbers], [1, [items[0]?.ticketNumber]]);
      });
    });
  }

  it('should be shown without a number while it cannot be finished', async () => {
    opened().standIn.script({ operation: 'support.createTicket' }, { kind: 'status', status: 503 });
    await assert.rejects(opened().desk.submit(ANA, submission()), { code: 'ServiceUnavailable' });
    const { items } = await opened().desk.list(ANA, 0, 10);
    assert.deepEqual(
      items.map(({ id, status, ticketNumber }) => [id, status, ticketNumber]),
      [['SR-000001', 'Open', undefined]],
    );
    assert.equal((await opened().desk.get(ANA, 'SR-000001'))?.ticketNumber, undefined);
  });

  it('should not be forgotten when what became of it could not be asked', async () => {
    opened().standIn.script({ operation: 'support.poll', times: 1 }, { kind: 'status', status: 403 });
    opened().standIn.script({ operation: 'support.getTicket', times: 1 }, { kind: 'status', status: 404 });
    await assert.rejects(opened().desk.submit(ANA, submission()), { code: 'ServiceUnavailable' });
    const request = await opened().desk.get(ANA, 'SR-000001');
    assert.equal(request?.ticketNumber, opened().tickets()[0]?.supportTicketId);
  });

  describe('when the process dies while it is submitted', () => {
    for (const moment of ['before', 'after'] as const) {
      for (let write = 1; write <= 4; write += 1) {
        it(`should be one for the same key, dead ${moment} write ${write}`, async () => {
          const dying = await opened().begin(dyingDisk(write, moment));
          await assert.rejects(dying.desk.submit(ANA, submission()), { code: 'BackendUnreachable' });
          const { desk } = await opened().begin();
          const request = await desk.submit(ANA, submission());
          assert.deepEqual(
            opened()
              .tickets()
              .map(({ supportTicketId }) => supportTicketId),
            [request.ticketNumber],
          );
          assert.deepEqual((await desk.list(ANA, 0, 10)).items, [request]);
        });

        it(`should be whole or nothing to a look, dead ${moment} write ${write}`, async () => {
          const dying = await opened().begin(dyingDisk(write, moment));
          await assert.rejects(dying.desk.submit(ANA, submission()), { code: 'BackendUnreachable' });
          const { desk } = await opened().begin();
          const { items } = await desk.list(ANA, 0, 10);
          assert.deepEqual(
            items.map(({ ticketNumber }) => ticketNumber),
            opened()
              .tickets()
              .map(({ supportTicketId }) => supportTicketId),
          );
        });
      }
    }

    it('should need no more writes than those', async () => {
      const { desk } = await opened().begin(dyingDisk(5, 'before'));
      assert.ok((await desk.submit(ANA, submission())).ticketNumber);
    });
  });

  describe('about a refund', () => {
    it('should hold its units as soon as it is filed, and until the ticket is closed', async () => {
      const request = await opened().desk.submit(ANA, await refundSubmission(opened(), 4));
      assert.equal(await available(), 6);
      opened().tickets()[0]!.status = 'Closed';
      opened().clock.current = new Date('2026-06-15T10:02:00.000Z');
      assert.equal((await opened().desk.get(ANA, request.id))?.status, 'Closed');
      assert.equal(await available(), 10);
    });

    it('should refuse to return units twice when two are sent at once', async () => {
      const sent = await refundSubmission(opened(), 8);
      const outcomes = await Promise.allSettled([
        opened().desk.submit(ANA, sent),
        opened().desk.submit(BEN, { ...sent, key: 'key-2' }),
      ]);
      const codes = outcomes.map((outcome) =>
        outcome.status === 'rejected' ? outcome.reason.code : 'filed',
      );
      assert.deepEqual(codes.sort(), ['RefundRefused', 'filed']);
      assert.equal(opened().tickets().length, 1);
    });

    for (const [changes, code] of [
      [{ refundMinor: 1 }, 'QuoteChanged'],
      [{ policyId: 'azure-2022' }, 'QuoteChanged'],
      [{ quantity: 11 }, 'RefundRefused'],
    ] as const) {
      it(`should refuse ${JSON.stringify(changes)} as ${code} and file nothing`, async () => {
        const sent = await refundSubmission(opened(), 2);
        const changed = { ...sent, refund: { ...sent.refund!, ...changes } };
        await assert.rejects(opened().desk.submit(ANA, changed), refused(code));
        assert.deepEqual([opened().tickets(), await audit.entriesOf('contoso')], [[], []]);
      });
    }

    it('should refuse one of no reservation', async () => {
      const { refund } = await refundSubmission(opened(), 2);
      const sent = submission({ reservationId: undefined, refund });
      await assert.rejects(opened().desk.submit(ANA, sent), refused('ReservationNotFound'));
    });
  });
});
