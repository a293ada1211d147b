import assert from 'node:assert/strict';
import type { StoredReservation } from '../../../services/local/deskDocuments.js';
import type { ReservationCatalog } from '../../../services/ports.js';
import { ANA, BEN, STRANGER } from '../local/deskFixture.js';
import { closingAfterEach, type OpenContractDesk } from './contractDesk.js';
import { asListed, contosoWith, deskSeed, NO_CUSTOMERS, NOBODIES } from './contractSeeds.js';

/** What every catalogue of reservations keeps to. */
export function describeReservations(name: string, openDesk: OpenContractDesk): void {
  describe(`reservations of ${name}`, () => {
    const open = closingAfterEach(openDesk);
    const openReservations = async (documents = deskSeed()): Promise<ReservationCatalog> =>
      (await open(documents)).backend.reservations;

    it('should list what still runs by its expiry and what is over after that', async () => {
      const reservations = await openReservations(
        contosoWith(
          { id: 'late', expiryDate: '2028-01-01' },
          { id: 'long-over', expiryDate: '2024-01-01' },
          { id: 'today', expiryDate: '2026-06-15' },
          { id: 'tomorrow', expiryDate: '2026-06-16' },
          { id: 'soon', expiryDate: '2026-07-01' },
        ),
      );
      const listed = await reservations.list(ANA, 'contoso');
      assert.deepEqual(
        listed.map(({ id }) => id),
        ['tomorrow', 'soon', 'late', 'today', 'long-over'],
      );
    });

    it('should call one expired from its expiry date on, unless it ended otherwise', async () => {
      const reservations = await openReservations(
        contosoWith(
          { id: 'on-the-day', expiryDate: '2026-06-15' },
          { id: 'the-day-before', expiryDate: '2026-06-16' },
          { id: 'returned', expiryDate: '2026-01-01', state: 'Cancelled' },
        ),
      );
      const listed = await reservations.list(ANA, 'contoso');
      const states = new Map(listed.map(({ id, state }) => [id, state]));
      assert.equal(states.get('on-the-day'), 'Expired');
      assert.equal(states.get('the-day-before'), 'Succeeded');
      assert.equal(states.get('returned'), 'Cancelled');
      const looked = await reservations.get(ANA, 'contoso', 'on-the-day');
      assert.equal(looked?.state, 'Expired');
    });

    it('should call it expired as the day begins (UTC)', async () => {
      const { backend, clock } = await open(contosoWith({ expiryDate: '2026-06-16' }));
      const state = async () => (await backend.reservations.list(ANA, 'contoso'))[0]?.state;
      clock.current = new Date('2026-06-15T23:59:59.999Z');
      assert.equal(await state(), 'Succeeded');
      clock.current = new Date('2026-06-16T00:00:00.000Z');
      assert.equal(await state(), 'Expired');
    });

    const kinds: readonly [what: string, changes: Partial<StoredReservation>][] = [
      ['paid upfront and size flexible', { instanceFlexibility: true, renew: true }],
      [
        'paid monthly, for three years',
        {
          term: 'P3Y',
          billingPlan: 'Monthly',
          expiryDate: '2029-01-01',
          instanceFlexibility: false,
          commitment: { amountMinor: 3_456_789, currency: 'EUR' },
          pricingCommitment: { amountMinor: 3_700_001, currency: 'USD' },
        },
      ],
      [
        'of something else than machines',
        { resourceType: 'SqlDatabases', sku: 'SQLDB_GP_Gen5', displayName: 'Épreuves 2', quantity: 1 },
      ],
      ['that is set up', { resourceType: 'CosmosDb', sku: 'CosmosDB_RU', state: 'Processing' }],
    ];
    for (const [what, changes] of kinds) {
      it(`should show one ${what} as it was bought`, async () => {
        const documents = contosoWith(changes);
        const [stored] = documents[0]!.reservations;
        const reservations = await openReservations(documents);
        const found = await reservations.get(BEN, 'contoso', 'r-web');
        assert.deepEqual(found, { ...stored, utilization: {} });
        const listed = await reservations.list(BEN, 'contoso');
        assert.deepEqual(listed.map(asListed), [asListed(found!)]);
      });
    }

    const used = (percents: readonly number[], ...others: readonly Partial<StoredReservation>[]) =>
      contosoWith({}, ...others).map((document) => ({
        ...document,
        usage: [{ reservationId: 'r-web', lastDay: '2026-06-14', percents }],
      }));

    it('should average the recorded use over one, seven and thirty days', async () => {
      const percents = [100, ...Array(6).fill(30), ...Array(23).fill(60)];
      const reservations = await openReservations(used(percents, { id: 'r-new' }));
      const found = await reservations.get(ANA, 'contoso', 'r-web');
      assert.deepEqual(found?.utilization, { last1Day: 100, last7Days: 40, last30Days: 55.3 });
      assert.deepEqual((await reservations.get(ANA, 'contoso', 'r-new'))?.utilization, {});
    });

    it('should not call one unused that was used ever so little', async () => {
      const reservations = await openReservations(used([0, 0.1, 0, 0]));
      const found = await reservations.get(ANA, 'contoso', 'r-web');
      assert.deepEqual(found?.utilization, { last1Day: 0, last7Days: 0.1, last30Days: 0.1 });
    });

    it("should know nothing of another partner's customers, nor of another customer's reservations", async () => {
      const reservations = await openReservations();
      for (const caller of [STRANGER, ...NOBODIES]) {
        assert.deepEqual(await reservations.list(caller, 'contoso'), []);
        assert.equal(await reservations.get(caller, 'contoso', 'r-web'), undefined);
      }
      assert.deepEqual(await reservations.list(ANA, 'foreign'), []);
      assert.equal(await reservations.get(ANA, 'foreign', 'r-foreign'), undefined);
      assert.equal(await reservations.get(ANA, 'fabrikam', 'r-web'), undefined);
    });

    it('should take no text for an id that is none', async () => {
      const reservations = await openReservations();
      for (const id of NO_CUSTOMERS) {
        assert.deepEqual(await reservations.list(ANA, id), [], id);
        assert.equal(await reservations.get(ANA, id, 'r-web'), undefined, id);
        assert.equal(await reservations.get(ANA, 'contoso', id), undefined, id);
      }
    });
  });
}
