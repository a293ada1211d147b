import assert from 'node:assert/strict';
import sinon from 'sinon';
import { type DeskError, RefusedError, UnreachableError } from '../../../../services/errors.js';
import type { Customer } from '../../../../services/model.js';
import {
  CustomerIndex,
  type CustomersLoaded,
} from '../../../../services/partnerCenter/customers/customerIndex.js';
import { PagedCustomers } from './pagedCustomers.js';

const MINUTE_MS = 60_000;

function busy(retryAfterSeconds: number): UnreachableError {
  const service = { service: 'partnerCenter', retryAfterSeconds } as const;
  return new UnreachableError('ServiceBusy', 'busy', { service });
}

const unavailable = () => new UnreachableError('ServiceUnavailable', 'down');

describe('CustomerIndex', () => {
  let time: sinon.SinonFakeTimers;
  let reader: PagedCustomers;
  let index: CustomerIndex;
  let loads: CustomersLoaded[];
  let failures: DeskError[];

  function open(...pages: readonly (readonly string[])[]): void {
    reader = new PagedCustomers(pages);
    index = CustomerIndex.over({
      reader,
      clock: { now: () => new Date() },
      onLoaded: (loaded) => loads.push(loaded),
      onFailed: (error) => failures.push(error),
    });
  }

  const names = () => index.customers.map(({ name }) => name);

  beforeEach(() => {
    time = sinon.useFakeTimers({ now: new Date('2026-06-15T10:00:00.000Z') });
    loads = [];
    failures = [];
  });

  afterEach(() => index.close());

  it('should read all pages one after another and tell what it took', async () => {
    open(['Coho', 'Adatum'], ['Bellows']);
    await time.tickAsync(0);
    assert.deepEqual(names(), ['Adatum', 'Bellows', 'Coho']);
    assert.deepEqual([index.isReady, index.isComplete, reader.asked], [true, true, [0, 1]]);
    const { durationMs, ...counts } = loads[0]!;
    assert.deepEqual(counts, { customers: 3, leftOut: 2, calls: 2 });
    assert.ok(durationMs >= 0);
  });

  it('should be searchable after the first page, and anew each time that there are twice as many', async () => {
    open(['A'], ['B'], ['C'], ['D'], ['E']);
    const seen: number[] = [];
    index.watch((customers) => seen.push(customers.length));
    await time.tickAsync(0);
    assert.deepEqual(seen, [1, 2, 4, 5]);
  });

  it('should let those who ask wait for the first page', async () => {
    open(['Adatum']);
    let hold = () => {};
    reader.held = new Promise((resolve) => {
      hold = resolve;
    });
    const asked = index.shelf();
    assert.equal(index.isReady, false);
    hold();
    assert.equal((await asked).customers.length, 1);
  });

  it('should tell those who ask why there is nothing, until there is', async () => {
    open(['Adatum']);
    reader.failures = [unavailable(), unavailable()];
    await assert.rejects(index.shelf(), { code: 'ServiceUnavailable' });
    await assert.rejects(index.shelf(), { code: 'ServiceUnavailable' });
    assert.deepEqual([index.isReady, failures.length], [false, 1]);
    await time.tickAsync(3_000);
    assert.equal((await index.shelf()).customers.length, 1);
  });

  it('should leave a busy service alone as long as it asks for, and go on where it was', async () => {
    open(['Adatum'], ['Bellows']);
    const page = sinon.stub(reader, 'page').callThrough();
    page.onCall(1).rejects(busy(7));
    page.onCall(2).rejects(busy(2));
    await time.tickAsync(6_999);
    assert.deepEqual([page.callCount, names()], [2, ['Adatum']]);
    await time.tickAsync(1);
    assert.equal(page.callCount, 3);
    await time.tickAsync(2_000);
    assert.deepEqual(
      page.args.map(([continuation]) => continuation),
      [undefined, '1', '1', '1'],
    );
    assert.deepEqual([names(), loads[0]?.calls], [['Adatum', 'Bellows'], 4]);
  });

  it('should keep what there is when reading anew fails, and try again soon', async () => {
    open(['Adatum'], ['Bellows']);
    await time.tickAsync(0);
    reader.pages = [['Coho'], ['Dublin']];
    reader.failures = [new RefusedError('ServiceForbidden', 'no')];
    await time.tickAsync(15 * MINUTE_MS);
    assert.deepEqual(
      [names(), failures.map(({ code }) => code)],
      [['Adatum', 'Bellows'], ['ServiceForbidden']],
    );
    assert.equal((await index.shelf()).customers.length, 2);
    await time.tickAsync(MINUTE_MS);
    assert.deepEqual(names(), ['Coho', 'Dublin']);
    assert.equal(index.get('adatum'), undefined);
  });

  it('should show nothing of new customers before all are read anew', async () => {
    open(['Adatum'], ['Bellows']);
    await time.tickAsync(0);
    reader.pages = [['Coho'], ['Dublin']];
    reader.failures = [];
    const page = sinon.stub(reader, 'page');
    page.callThrough().onSecondCall().rejects(busy(5));
    await time.tickAsync(15 * MINUTE_MS);
    assert.deepEqual(names(), ['Adatum', 'Bellows']);
    await time.tickAsync(5_000);
    assert.deepEqual(names(), ['Coho', 'Dublin']);
  });

  it('should build nothing anew while the customers are the same', async () => {
    open(['Adatum'], ['Bellows']);
    await time.tickAsync(0);
    const before = await index.shelf();
    const adatum = index.get('adatum');
    const seen: (readonly Customer[])[] = [];
    index.watch((customers) => seen.push(customers));
    await time.tickAsync(15 * MINUTE_MS);
    assert.deepEqual([loads.length, seen.length], [2, 1]);
    assert.equal(await index.shelf(), before);
    reader.pages = [['Adatum'], ['Coho']];
    await time.tickAsync(15 * MINUTE_MS);
    assert.notEqual(await index.shelf(), before);
    assert.equal(index.get('adatum'), adatum);
  });

  it('should keep what came before the reading was given up, and add to it', async () => {
    open(['Adatum'], ['Bellows']);
    const page = sinon.stub(reader, 'page');
    page.callThrough().onSecondCall().rejects(new RefusedError('ServiceRefused', 'token too old'));
    await time.tickAsync(0);
    assert.deepEqual([names(), index.isComplete], [['Adatum'], false]);
    await time.tickAsync(MINUTE_MS);
    assert.deepEqual([names(), index.isComplete], [['Adatum', 'Bellows'], true]);
  });

  it('should not go round in circles', async () => {
    open(['Adatum'], ['Bellows']);
    sinon.stub(reader, 'page').resolves({ customers: [], leftOut: 0, next: '1' });
    await time.tickAsync(0);
    assert.deepEqual(
      failures.map(({ code }) => code),
      ['ServiceUnreadable'],
    );
  });

  it('should be ready for a partner that has no customers', async () => {
    open([]);
    await time.tickAsync(0);
    assert.deepEqual([index.isReady, (await index.shelf()).customers], [true, []]);
  });

  it('should end while it waits for a busy service, and leave nobody waiting', async () => {
    open(['Adatum']);
    reader.failures = [busy(200)];
    await assert.rejects(index.shelf(), { code: 'ServiceBusy' });
    await index.close();
    assert.deepEqual(reader.asked, [0]);
  });
});
