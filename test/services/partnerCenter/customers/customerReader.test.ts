import assert from 'node:assert/strict';
import { customer, reservation } from '../../local/deskFixture.js';
import { openCustomers } from './customersDesk.js';

const NAMES = ['Adatum', 'Bellows', 'Coho', 'Contoso', 'Contoso Labs'];

describe('CustomerReader', () => {
  let desk: Awaited<ReturnType<typeof openCustomers>>;

  beforeEach(async () => {
    const [first, ...others] = NAMES.map((name, number) =>
      customer(`c${number}`, name, 'partner-1', [
        reservation({ id: `r${number}`, orderId: 'o-1', quantity: 3 }),
        reservation({ id: `s${number}`, orderId: 'o-1', quantity: 4 }),
      ]),
    );
    desk = await openCustomers({
      documents: [first!, ...others, customer('foreign', 'Contoso Foreign', 'partner-2')],
      pageSize: 2,
    });
  });

  afterEach(() => desk.standIn.close());

  const namesOf = (customers: readonly { readonly name: string }[]) => customers.map(({ name }) => name);

  it('should go from page to page by the continuation token, to the last one', async () => {
    const { reader, calls } = desk;
    const first = await reader.page();
    const second = await reader.page(first.next);
    const third = await reader.page(second.next);
    assert.deepEqual(
      [first, second, third].map(({ customers }) => namesOf(customers)),
      [['Adatum', 'Bellows'], ['Coho', 'Contoso'], ['Contoso Labs']],
    );
    assert.equal(third.next, undefined);
    assert.deepEqual(
      calls().map(({ query }) => query),
      ['size=2', 'size=2&seekOperation=Next', 'size=2&seekOperation=Next'],
    );
    assert.deepEqual(first.customers[0], {
      id: 'c0',
      partnerId: 'partner-1',
      name: 'Adatum',
      domain: 'c0.com',
    });
  });

  it('should leave out the customers of which it can make no sense, and count them', async () => {
    desk.standIn.script(
      { operation: 'partnerCenter.customers', times: 1 },
      {
        kind: 'changed',
        change: (body) => {
          const { items, ...rest } = body as { items: object[] };
          return { ...rest, items: [{ id: 'x' }, null, ...items, { ...items[0], companyProfile: {} }] };
        },
      },
    );
    const { customers, leftOut, next } = await desk.reader.page();
    assert.deepEqual([namesOf(customers), leftOut, typeof next], [['Adatum', 'Bellows'], 3, 'string']);
  });

  it('should not take a list for the last page when it lacks the token of the next', async () => {
    desk.standIn.script(
      { operation: 'partnerCenter.customers', times: 1 },
      { kind: 'changed', change: (body) => ({ ...(body as object), links: { next: { uri: '/x' } } }) },
    );
    await assert.rejects(desk.reader.page(), { code: 'ServiceUnreadable' });
  });

  it("should find the partner's own customers by the beginning of their names", async () => {
    assert.deepEqual(namesOf(await desk.reader.startingWith('contoso', 5)), ['Contoso', 'Contoso Labs']);
    assert.deepEqual(namesOf(await desk.reader.startingWith('CO', 2)), ['Coho', 'Contoso']);
    assert.deepEqual(await desk.reader.startingWith('toso "&filter=x', 5), []);
  });

  it('should tell the country that a customer is billed in', async () => {
    assert.equal((await desk.reader.find('c0'))?.country, 'FR');
  });

  it('should take a customer without a billing profile for one without a country', async () => {
    desk.standIn.script(
      { operation: 'partnerCenter.customer' },
      { kind: 'changed', change: (body) => ({ ...(body as object), billingProfile: null }) },
    );
    assert.deepEqual(await desk.reader.find('c0'), {
      id: 'c0',
      partnerId: 'partner-1',
      name: 'Adatum',
      domain: 'c0.com',
    });
  });

  it("should find no customer that is not there, and none of another partner's", async () => {
    assert.equal(await desk.reader.find('nobody'), undefined);
    assert.equal(await desk.reader.find('foreign'), undefined);
  });

  it('should not take a service that is out of reach for a customer that is not there', async () => {
    desk.standIn.script({ operation: 'partnerCenter.customer' }, { kind: 'status', status: 503 });
    await assert.rejects(desk.reader.find('c0'), { code: 'ServiceUnavailable' });
  });

  it('should tell the reserved instances that were bought for a customer', async () => {
    const bought = await desk.reader.reservedInstances('c0');
    assert.deepEqual(
      bought.map(({ quantity }) => quantity),
      [7],
    );
    assert.ok(bought.every(({ orderId, productId, skuId }) => orderId && productId && skuId));
  });
});
