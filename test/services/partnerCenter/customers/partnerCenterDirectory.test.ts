import assert from 'node:assert/strict';
import sinon from 'sinon';
import { UnreachableError } from '../../../../services/errors.js';
import type { Customer } from '../../../../services/model.js';
import { CustomerIndex } from '../../../../services/partnerCenter/customers/customerIndex.js';
import { PartnerCenterDirectory } from '../../../../services/partnerCenter/customers/partnerCenterDirectory.js';
import { ANA, STRANGER } from '../../local/deskFixture.js';
import { PARTNER } from './customersDesk.js';
import { customerNamed, PagedCustomers } from './pagedCustomers.js';

const down = () => Promise.reject(new UnreachableError('ServiceUnavailable', 'down'));

describe('PartnerCenterDirectory', () => {
  let time: sinon.SinonFakeTimers;
  let pages: PagedCustomers;
  let index: CustomerIndex;
  let directory: PartnerCenterDirectory;
  const find = sinon.stub<[string], Promise<Customer | undefined>>();
  const startingWith = sinon.stub<[string, number], Promise<readonly Customer[]>>();

  async function open(...names: readonly (readonly string[])[]): Promise<void> {
    pages = new PagedCustomers(names);
    const clock = { now: () => new Date() };
    index = CustomerIndex.over({ reader: pages, clock });
    directory = new PartnerCenterDirectory({
      partnerId: PARTNER,
      index,
      reader: { find, startingWith },
      clock,
    });
    await time.tickAsync(0);
  }

  /** The first page came, and the service holds back the second. */
  async function openHalf(first: readonly string[]): Promise<void> {
    pages = new PagedCustomers([first, []]);
    const page = sinon.stub(pages, 'page').callThrough();
    page.onSecondCall().returns(new Promise(() => {}));
    const clock = { now: () => new Date() };
    index = CustomerIndex.over({ reader: pages, clock });
    directory = new PartnerCenterDirectory({
      partnerId: PARTNER,
      index,
      reader: { find, startingWith },
      clock,
    });
    await time.tickAsync(0);
    assert.equal(index.isComplete, false);
  }

  const found = async (text: string) => {
    const { hits, clear } = await directory.search(ANA, text, 5);
    return [clear, hits.map(({ name }) => name)];
  };

  beforeEach(() => {
    time = sinon.useFakeTimers({ now: new Date('2026-06-15T10:00:00.000Z') });
    find.reset();
    find.callsFake(async (id) => ({ ...customerNamed('Adatum'), id, country: 'FR' }));
    startingWith.reset();
    startingWith.resolves([]);
  });

  it("should know no customers for another partner's callers, and ask nothing for them", async () => {
    await open(['Adatum']);
    const heard = [{ folded: 'adatum', bare: 'adatum', isOrdinary: false }];
    assert.equal((await directory.list(STRANGER, 0, 10)).total, 0);
    assert.deepEqual(await directory.search(STRANGER, 'adatum', 5), { hits: [], clear: false });
    assert.deepEqual(await directory.mentionedIn(STRANGER, heard, 5), []);
    assert.equal(await directory.get(STRANGER, 'adatum'), undefined);
    assert.equal(await directory.customerOf(STRANGER, 'adatum'), undefined);
    assert.equal(find.callCount + startingWith.callCount, 0);
    assert.equal((await directory.mentionedIn(ANA, heard, 5)).length, 1);
  });

  describe('looking one up', () => {
    it('should tell the country, and ask for it once in ten minutes', async () => {
      await open(['Adatum']);
      assert.equal((await directory.get(ANA, 'adatum'))?.country, 'FR');
      await time.tickAsync(9 * 60_000);
      await directory.get(ANA, 'adatum');
      assert.equal(find.callCount, 1);
      await time.tickAsync(60_000);
      await directory.get(ANA, 'adatum');
      assert.equal(find.callCount, 2);
    });

    it('should do without the country when the service does not tell it, and ask again later', async () => {
      await open(['Adatum']);
      find.callsFake(down);
      assert.deepEqual(await directory.get(ANA, 'adatum'), customerNamed('Adatum'));
      find.resolves({ ...customerNamed('Adatum'), country: 'FR' });
      assert.equal((await directory.get(ANA, 'adatum'))?.country, 'FR');
    });

    it('should not wait long for the country', async () => {
      await open(['Adatum']);
      find.returns(new Promise(() => {}));
      const looked = directory.get(ANA, 'adatum');
      await time.tickAsync(2_000);
      assert.deepEqual(await looked, customerNamed('Adatum'));
    });

    it('should find one that is not read yet by asking the service', async () => {
      await open(['Adatum']);
      const late = { ...customerNamed('Zebra'), country: 'DE' };
      find.withArgs('zebra').resolves(late);
      assert.deepEqual(await directory.get(ANA, 'zebra'), late);
      assert.deepEqual(await directory.customerOf(ANA, 'zebra'), late);
      assert.equal(find.callCount, 1);
    });

    it('should say so when the service cannot be asked for one that is not read', async () => {
      await open(['Adatum']);
      find.callsFake(down);
      await assert.rejects(directory.get(ANA, 'zebra'), { code: 'ServiceUnavailable' });
    });

    it('should not ask for what cannot be an id', async () => {
      await open(['Adatum']);
      for (const id of ['', '.', '..', 'a/b', 'a?b', 'ä', 'a'.repeat(65)]) {
        assert.equal(await directory.get(ANA, id), undefined);
      }
      assert.equal(find.callCount, 0);
    });
  });

  describe('searching while customers are still being read', () => {
    it('should ask the service for those that are not read yet', async () => {
      await openHalf(['Contoso Pharma', 'Adatum']);
      startingWith
        .withArgs('contoso', 5)
        .resolves([customerNamed('Contoso Labs'), customerNamed('Contoso Pharma')]);
      assert.deepEqual(await found('contoso'), [false, ['Contoso Labs', 'Contoso Pharma']]);
      startingWith.withArgs('zebra', 5).resolves([customerNamed('Zebra Foods')]);
      assert.deepEqual(await found(' zebra '), [true, ['Zebra Foods']]);
    });

    it('should take nobody for meant by a part of a name that another may have', async () => {
      await openHalf(['Contoso Pharma', 'Adatum']);
      assert.deepEqual(await found('pharma'), [false, ['Contoso Pharma']]);
    });

    it('should answer with those that are read when the service fails or takes long, and be sure of none', async () => {
      await openHalf(['Contoso Pharma', 'Adatum']);
      startingWith.callsFake(down);
      assert.deepEqual(await found('contoso'), [false, ['Contoso Pharma']]);
      startingWith.returns(new Promise(() => {}));
      const late = found('contoso');
      await time.tickAsync(5_000);
      assert.deepEqual(await late, [false, ['Contoso Pharma']]);
    });

    it('should not ask the service for nothing, nor once all are read', async () => {
      await openHalf(['Adatum']);
      assert.deepEqual(await found('  '), [false, []]);
      await open(['Adatum']);
      assert.deepEqual(await found('adat'), [true, ['Adatum']]);
      assert.equal(startingWith.callCount, 0);
    });
  });
});
