import assert from 'node:assert/strict';
import type { RequestSubmission } from '../../../services/model.js';
import { ANA, BEN, STRANGER, submission } from '../local/deskFixture.js';
import { closingAfterEach, type OpenContractDesk, refused } from './contractDesk.js';
import { deskSeed, NO_CUSTOMERS, NOBODIES } from './contractSeeds.js';

/** What every support desk keeps to, whatever a request asks for. */
export function describeSupportDesk(name: string, openDesk: OpenContractDesk): void {
  describe(`support requests of ${name}`, () => {
    const open = closingAfterEach(openDesk);
    const openSupport = async () => (await open(deskSeed())).backend.desk;

    describe('when one is submitted', () => {
      it('should give it the first number and find it again', async () => {
        const desk = await openSupport();
        const sent = submission();
        const request = await desk.submit(ANA, sent);
        assert.equal(request.id, 'SR-000001');
        assert.equal(request.status, 'Open');
        assert.equal(request.customerName, 'Contoso Ltd');
        assert.deepEqual([request.createdBy, request.createdAt], [ANA.userId, '2026-06-15T10:00:00.000Z']);
        const { key, customerId, reservationId, basics, problem, contact, comments } = request;
        assert.deepEqual({ key, customerId, reservationId, basics, problem, contact }, sent);
        assert.deepEqual([comments, request.refund, request.exchange], [[], undefined, undefined]);
        assert.deepEqual(await desk.get(ANA, 'SR-000001'), request);
      });

      it('should give the same one for the same key, also after a restart', async () => {
        const before = await open(deskSeed());
        const request = await before.backend.desk.submit(ANA, submission());
        assert.deepEqual(await before.backend.desk.submit(ANA, submission()), request);
        const { desk } = (await before.reopen()).backend;
        assert.deepEqual(await desk.submit(ANA, submission()), request);
        assert.deepEqual((await desk.list(ANA, 0, 10)).items, [request]);
        assert.equal((await desk.submit(ANA, submission({ key: 'key-2' }))).id, 'SR-000002');
      });

      it('should file one when the same key is sent twice at once', async () => {
        const desk = await openSupport();
        const [one, two] = await Promise.all([
          desk.submit(ANA, submission()),
          desk.submit(ANA, submission()),
        ]);
        assert.deepEqual(one, two);
        assert.equal((await desk.list(ANA, 0, 10)).total, 1);
      });

      it("should not give one user another user's for the same key", async () => {
        const desk = await openSupport();
        const anas = await desk.submit(ANA, submission());
        const bens = await desk.submit(BEN, submission());
        assert.notEqual(anas.id, bens.id);
        assert.equal(bens.createdBy, BEN.userId);
      });

      it('should not change it by what the caller does to the submission afterwards', async () => {
        const desk = await openSupport();
        const sent = submission();
        const { id } = await desk.submit(ANA, sent);
        Object.assign(sent.contact, { email: 'changed@example.com' });
        assert.equal((await desk.get(ANA, id))?.contact.email, 'ana@example.com');
      });

      it('should have it for good when the desk is closed meanwhile', async () => {
        const before = await open(deskSeed());
        const pending = before.backend.desk.submit(ANA, submission());
        const after = await before.reopen();
        const request = await pending;
        assert.deepEqual((await after.backend.desk.list(ANA, 0, 10)).items, [request]);
      });

      for (const [whose, changes, code] of [
        [
          "another partner's customer",
          { customerId: 'foreign', reservationId: 'r-foreign' },
          'CustomerNotFound',
        ],
        ['an unknown reservation', { reservationId: 'r-none' }, 'ReservationNotFound'],
        ["another customer's reservation", { reservationId: 'r-parts' }, 'ReservationNotFound'],
        ...NO_CUSTOMERS.map((id) => [`the id “${id}”`, { customerId: id }, 'CustomerNotFound'] as const),
      ] as const) {
        it(`should refuse ${whose} and file nothing`, async () => {
          const desk = await openSupport();
          await assert.rejects(desk.submit(ANA, submission(changes)), refused(code));
          assert.equal((await desk.list(ANA, 0, 10)).total, 0);
        });
      }

      it("should not file anything for somebody else's customer", async () => {
        const { desk, portfolio } = (await open(deskSeed())).backend;
        for (const caller of [STRANGER, ...NOBODIES]) {
          await assert.rejects(desk.submit(caller, submission()), refused('CustomerNotFound'));
          assert.equal((await desk.list(caller, 0, 10)).total, 0);
        }
        assert.equal((await portfolio.openRequests(ANA, { page: 0, pageSize: 10 })).total, 0);
      });

      it('should refuse a severity that there is not', async () => {
        const desk = await openSupport();
        const problem = {
          ...submission().problem,
          severity: 'Huge',
        } as unknown as RequestSubmission['problem'];
        await assert.rejects(desk.submit(ANA, submission({ problem })), refused('Unexpected'));
      });
    });

    describe('when they are listed', () => {
      it("should page through the caller's own, newest first", async () => {
        const desk = await openSupport();
        for (let n = 1; n <= 5; n++) {
          const customerId = n % 2 ? 'contoso' : 'fabrikam';
          await desk.submit(ANA, submission({ key: `a${n}`, customerId, reservationId: undefined }));
        }
        await desk.submit(BEN, submission({ key: 'b' }));
        const first = await desk.list(ANA, 0, 2);
        assert.deepEqual(
          first.items.map(({ id }) => id),
          ['SR-000005', 'SR-000004'],
        );
        assert.deepEqual([first.page, first.pageCount, first.total], [0, 3, 5]);
        const past = await desk.list(ANA, 99, 2);
        assert.deepEqual([past.page, past.items.map(({ id }) => id)], [2, ['SR-000001']]);
      });

      it('should give an empty page to a user without any', async () => {
        const desk = await openSupport();
        assert.deepEqual(await desk.list(ANA, 0, 10), { items: [], page: 0, pageCount: 1, total: 0 });
      });

      it("should not reach another user's, nor another partner's user of the same id", async () => {
        const desk = await openSupport();
        const { id } = await desk.submit(ANA, submission());
        for (const other of [BEN, STRANGER, { ...ANA, partnerId: 'partner-2' }, ...NOBODIES]) {
          assert.equal(await desk.get(other, id), undefined);
          assert.equal((await desk.list(other, 0, 10)).total, 0);
          await assert.rejects(desk.comment(other, id, 'c', 'hello'), refused('RequestNotFound'));
          await assert.rejects(desk.withdraw(other, id), refused('RequestNotFound'));
        }
        assert.equal((await desk.get(ANA, id))?.status, 'Open');
      });
    });

    describe('when one is commented on', () => {
      it('should add a comment once, however often it is sent, and for good', async () => {
        const before = await open(deskSeed());
        const { desk } = before.backend;
        const { id } = await desk.submit(ANA, submission());
        await Promise.all([
          desk.comment(ANA, id, 'c1', 'Please hurry'),
          desk.comment(ANA, id, 'c1', 'Please hurry'),
        ]);
        const request = await desk.comment(ANA, id, 'c1', 'Please hurry');
        const at = '2026-06-15T10:00:00.000Z';
        assert.deepEqual(request.comments, [{ id: 'c1', authorId: ANA.userId, at, text: 'Please hurry' }]);
        const after = await before.reopen();
        assert.deepEqual((await after.backend.desk.get(ANA, id))?.comments, request.comments);
      });

      it('should refuse it where the request is withdrawn or unknown', async () => {
        const desk = await openSupport();
        const { id } = await desk.submit(ANA, submission());
        await desk.withdraw(ANA, id);
        await assert.rejects(desk.comment(ANA, id, 'c1', 'x'), refused('RequestNotOpen'));
        await assert.rejects(desk.comment(ANA, 'SR-000099', 'c1', 'x'), refused('RequestNotFound'));
      });
    });

    describe('when one is withdrawn', () => {
      it('should say so, and for good', async () => {
        const before = await open(deskSeed());
        const { id } = await before.backend.desk.submit(ANA, submission());
        const withdrawn = await before.backend.desk.withdraw(ANA, id);
        assert.equal(withdrawn.status, 'Withdrawn');
        const after = await before.reopen();
        assert.deepEqual(await after.backend.desk.get(ANA, id), withdrawn);
      });

      it('should refuse to withdraw it twice', async () => {
        const desk = await openSupport();
        const { id } = await desk.submit(ANA, submission());
        await desk.withdraw(ANA, id);
        await assert.rejects(desk.withdraw(ANA, id), refused('RequestNotOpen'));
      });
    });
  });
}
