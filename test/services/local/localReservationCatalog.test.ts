import assert from 'node:assert/strict';
import { ANA, customer, openDesk, reservation, STRANGER, StillClock, submission } from './deskFixture.js';
import { useTempFolder } from './tempFolder.js';

describe('LocalReservationCatalog', () => {
  const folder = useTempFolder();

  it('should list what still runs by its expiry and what is over after that', async () => {
    const expiring = (id: string, expiryDate: string) => reservation({ id, expiryDate });
    const seed = () => [
      customer('contoso', 'Contoso Ltd', 'partner-1', [
        expiring('late', '2028-01-01'),
        expiring('long over', '2024-01-01'),
        expiring('today', '2026-06-15'),
        expiring('tomorrow', '2026-06-16'),
        expiring('soon', '2026-07-01'),
      ]),
    ];
    const { reservations } = await openDesk(folder(), { seed });
    const listed = await reservations.list(ANA, 'contoso');
    assert.deepEqual(
      listed.map(({ id }) => id),
      ['tomorrow', 'soon', 'late', 'today', 'long over'],
    );
  });

  it('should call a reservation expired from its expiry date on, unless it ended otherwise', async () => {
    const seed = () => [
      customer('contoso', 'Contoso Ltd', 'partner-1', [
        reservation({ id: 'on the day', expiryDate: '2026-06-15' }),
        reservation({ id: 'the day before', expiryDate: '2026-06-16' }),
        reservation({ id: 'returned', expiryDate: '2026-01-01', state: 'Cancelled' }),
      ]),
    ];
    const { reservations } = await openDesk(folder(), { seed });
    const states = new Map((await reservations.list(ANA, 'contoso')).map(({ id, state }) => [id, state]));
    assert.equal(states.get('on the day'), 'Expired');
    assert.equal(states.get('the day before'), 'Succeeded');
    assert.equal(states.get('returned'), 'Cancelled');
  });

  it('should average the recorded use over one, seven and thirty days', async () => {
    const percents = [100, ...Array(6).fill(30), ...Array(23).fill(60)];
    const contoso = {
      ...customer('contoso', 'Contoso Ltd', 'partner-1', [reservation(), reservation({ id: 'r-new' })]),
      usage: [{ reservationId: 'r-web', lastDay: '2026-06-14', percents }],
    };
    const { reservations } = await openDesk(folder(), { seed: () => [contoso] });
    const used = await reservations.get(ANA, 'contoso', 'r-web');
    assert.deepEqual(used?.utilization, { last1Day: 100, last7Days: 40, last30Days: 55.3 });
    assert.deepEqual((await reservations.get(ANA, 'contoso', 'r-new'))?.utilization, {});
  });

  it('should not call a reservation unused that was used ever so little', async () => {
    const contoso = {
      ...customer('contoso', 'Contoso Ltd', 'partner-1', [reservation()]),
      usage: [{ reservationId: 'r-web', lastDay: '2026-06-14', percents: [0, 0.1, 0, 0] }],
    };
    const { reservations } = await openDesk(folder(), { seed: () => [contoso] });
    const used = await reservations.get(ANA, 'contoso', 'r-web');
    assert.deepEqual(used?.utilization, { last1Day: 0, last7Days: 0.1, last30Days: 0.1 });
  });

  it('should give the same list again until the day changes, also when a request was filed', async () => {
    const clock = new StillClock(new Date('2026-06-15T23:00:00.000Z'));
    const backend = await openDesk(folder(), { clock });
    const first = await backend.reservations.list(ANA, 'contoso');
    await backend.desk.submit(ANA, submission());
    assert.equal(await backend.reservations.list(ANA, 'contoso'), first);
    clock.current = new Date('2026-06-16T01:00:00.000Z');
    const next = await backend.reservations.list(ANA, 'contoso');
    assert.notEqual(next, first);
    assert.deepEqual(next, first);
  });

  it("should know nothing of another partner's customers, nor of another customer's reservations", async () => {
    const { reservations } = await openDesk(folder());
    assert.deepEqual(await reservations.list(STRANGER, 'contoso'), []);
    assert.equal(await reservations.get(STRANGER, 'contoso', 'r-web'), undefined);
    assert.equal(await reservations.get(ANA, 'fabrikam', 'r-web'), undefined);
    assert.deepEqual(await reservations.list(ANA, 'nobody'), []);
  });
});
