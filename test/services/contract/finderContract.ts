import assert from 'node:assert/strict';
import { ANA, STRANGER, submission } from '../local/deskFixture.js';
import { expiringDesk, FIRST } from '../local/portfolio/expiringDesk.js';
import { closingAfterEach, type OpenContractDesk } from './contractDesk.js';
import { deskSeed, LINUX, NOBODIES, RENAME, WEB } from './contractSeeds.js';

/** What everything that finds a reservation among all customers' keeps to. */
export function describeFinder(name: string, openDesk: OpenContractDesk): void {
  describe(`reservations found among those of all customers of ${name}`, () => {
    const open = closingAfterEach(openDesk);
    const openBackend = async (documents = expiringDesk()) => (await open(documents)).backend;

    for (const { what, text, found } of [
      { what: 'id', text: 'in-10', found: 'in-10' },
      { what: 'id in capitals, with spaces around it', text: ' IN-10 ', found: 'in-10' },
      { what: "order's id", text: 'order-in-70', found: 'in-70' },
      { what: 'whole name without its accents', text: 'vepres prod', found: 'in-40' },
      { what: 'id of one that is cancelled', text: 'cancelled', found: 'cancelled' },
    ]) {
      it(`should be found by the ${what}`, async () => {
        const { finder } = await openBackend();
        assert.deepEqual(await finder.named(ANA, text, 5), [{ customerId: 'contoso', reservationId: found }]);
      });
    }

    it('should not be found by a part of a name, by nothing, and no more than asked for', async () => {
      const sameNames = deskSeed().map((document) => ({
        ...document,
        reservations: document.reservations.map((one) => ({ ...one, displayName: 'Same name' })),
      }));
      const { finder } = await openBackend(sameNames);
      for (const text of ['', '  ', '—', 'Same', 'constructor']) {
        assert.deepEqual(await finder.named(ANA, text, 5), []);
      }
      assert.equal((await finder.named(ANA, 'same name', 5)).length, 4);
      assert.equal((await finder.named(ANA, 'same name', 3)).length, 3);
    });

    it('should be found by a new name, and no longer by the old one', async () => {
      const desk = await open(deskSeed());
      const { settings } = desk.backend;
      assert.deepEqual(await desk.backend.finder.named(ANA, 'Linux', 5), [LINUX]);
      const rename = { setting: 'displayName', before: 'Linux', after: 'Penguins' } as const;
      await settings.change(ANA, LINUX, rename);
      for (const { finder, portfolio } of [desk.backend, (await desk.reopen()).backend]) {
        assert.deepEqual(await finder.named(ANA, 'Linux', 5), []);
        assert.deepEqual(await finder.named(ANA, 'penguins', 5), [LINUX]);
        const { items } = await portfolio.expiring(ANA, 365, FIRST);
        assert.ok(items.some(({ reservation }) => reservation.displayName === 'Penguins'));
      }
    });

    const summer = { resourceTypes: ['VirtualMachines'], from: '2026-06-01', before: '2026-08-01' };

    it('should be found by what they are and when they expire, in the order in which they do', async () => {
      const { finder } = await openBackend();
      assert.deepEqual(await finder.sought(ANA, summer, 5), [
        { customerId: 'contoso', reservationId: 'in-10' },
        { customerId: 'contoso', reservationId: 'in-40' },
      ]);
      assert.deepEqual(await finder.sought(ANA, { ...summer, regions: ['northeurope'] }, 5), []);
      assert.deepEqual(await finder.sought(ANA, { skus: ['Standard_E8s_v5'] }, 5), []);
    });

    it('should be as many as are asked for, and none rather than some of more', async () => {
      const { finder } = await openBackend();
      assert.equal((await finder.sought(ANA, {}, 3))?.length, 3);
      assert.equal(await finder.sought(ANA, {}, 2), undefined);
    });

    it('should have codes, in the same object as long as they are the same', async () => {
      const { finder, settings, desk } = await openBackend(deskSeed());
      const before = await finder.codes(ANA);
      assert.deepEqual(before.skus, ['Standard_D4s_v5']);
      assert.deepEqual([...before.resourceTypes].sort(), ['DedicatedHost', 'RedHat', 'VirtualMachines']);
      assert.deepEqual(before.regions, ['westeurope']);
      await settings.change(ANA, WEB, RENAME);
      await desk.submit(ANA, submission());
      assert.equal(await finder.codes(ANA), before);
    });

    it("should not be another partner's", async () => {
      const { finder } = await openBackend();
      assert.deepEqual(await finder.named(ANA, 'in-20', 5), []);
      for (const caller of [STRANGER, ...NOBODIES]) {
        assert.deepEqual(await finder.named(caller, 'in-10', 5), []);
        assert.deepEqual(await finder.named(caller, 'order-in-70', 5), []);
        const found = (await finder.sought(caller, summer, 5)) ?? [];
        assert.ok(!found.some(({ customerId }) => customerId === 'contoso'));
      }
      for (const caller of NOBODIES) {
        assert.deepEqual(await finder.codes(caller), { skus: [], resourceTypes: [], regions: [] });
      }
    });
  });
}
