import assert from 'node:assert/strict';
import { ANA, openDesk, StillClock, submission } from './deskFixture.js';
import { useTempFolder } from './tempFolder.js';

describe('LocalReservationCatalog', () => {
  const folder = useTempFolder();

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
});
