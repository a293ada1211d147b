import assert from 'node:assert/strict';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Customer } from '../../../../services/model.js';
import type { CustomersLoaded } from '../../../../services/partnerCenter/customers/customerIndex.js';
import type { SearchResult } from '../../../../services/ports.js';
import { ANA, customer } from '../../local/deskFixture.js';
import { openCustomers, until } from './customersDesk.js';

const COUNT = 5_000;
const PAGE_SIZE = 250;
const PAGES = COUNT / PAGE_SIZE;
/** Calls a second that the service lets through, and how long it asks those beyond to wait. */
const CALLS_A_SECOND = 4;
const RETRY_AFTER_SECONDS = 1;
/** More milliseconds than this in one go would be felt by those who are chatting; a loaded machine adds some. */
const LONGEST_HOLD_MS = 250;

const FIRST = [
  'Adatum',
  'Bellows',
  'Coho',
  'Dublin',
  'Elm',
  'Fabrikam',
  'Graphic',
  'Litware',
  'Proseware',
  'Trey',
];
const SECOND = [
  'Foods',
  'Insurance',
  'Labs',
  'Logistics',
  'Marine',
  'Motors',
  'Pharma',
  'Press',
  'Steel',
  'Toys',
];

/** The last one in the order of names is read last. */
const LAST = 'Zzyzx Observatory';

function manyCustomers() {
  return Array.from({ length: COUNT }, (_, number) => {
    const name = `${FIRST[number % 10]} ${SECOND[Math.floor(number / 10) % 10]} ${number}`;
    return customer(`c-${number}`, number === COUNT - 1 ? LAST : name, 'partner-1');
  });
}

interface Answer {
  readonly text: string;
  readonly loaded: number;
  readonly result: SearchResult<Customer>;
}

/** What is in use, without what is only waiting to be cleared away. */
function heapUsed(): number {
  setFlagsFromString('--expose-gc');
  const clearAway: () => void = runInNewContext('gc');
  clearAway();
  return process.memoryUsage().heapUsed;
}

describe('thousands of customers', function () {
  this.timeout(60_000);

  it('should all come from a service that throttles, and be found while they come', async () => {
    const loads: CustomersLoaded[] = [];
    const { standIn, openIndex, directoryOn, calls } = await openCustomers({
      documents: manyCustomers(),
      pageSize: PAGE_SIZE,
      limits: { maxRetries: 3 },
      onLoaded: (loaded) => loads.push(loaded),
    });
    standIn.throttle('partnerCenter', CALLS_A_SECOND, RETRY_AFTER_SECONDS);
    const heldBefore = heapUsed();
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();

    const index = openIndex();
    const directory = directoryOn(index);
    const answers: Answer[] = [];
    const search = async (text: string) => {
      const result = await directory.search(ANA, text, 5);
      answers.push({ text, loaded: index.customers.length, result });
    };
    await search('adatum foods 0');
    await until(() => index.customers.length >= 1_000);
    await search('adatum foods 100');
    await search(LAST);
    await until(() => index.isComplete);
    delay.disable();
    const readCalls = calls().filter(({ query }) => !query.includes('filter'));
    const refused = readCalls.filter(({ status }) => status === 429);

    const [early, half, notRead] = answers;
    assert.deepEqual([early?.result.clear, early?.result.hits[0]?.id], [true, 'c-0']);
    assert.ok(early && early.loaded < COUNT / 10, `${early?.loaded} were loaded at the first search`);
    assert.deepEqual([half?.result.hits[0]?.id, half && half.loaded < COUNT], ['c-100', true]);
    assert.ok(notRead && notRead.loaded < COUNT);
    assert.equal(notRead.result.hits[0]?.name, LAST);

    const all = await directory.list(ANA, 0, COUNT + 1);
    assert.equal(new Set(all.items.map(({ id }) => id)).size, COUNT);
    assert.equal((await directory.search(ANA, LAST, 5)).hits[0]?.id, `c-${COUNT - 1}`);
    assert.equal(readCalls.length - refused.length, PAGES);
    assert.ok(refused.length > 0, 'nothing was throttled');
    assert.equal(loads.length, 1);
    assert.equal(loads[0]?.customers, COUNT);
    assert.ok(delay.max / 1e6 < LONGEST_HOLD_MS, `the process was held for ${delay.max / 1e6} ms`);

    standIn.clearCalls();
    const heldMiB = (heapUsed() - heldBefore) / 2 ** 20;
    console.log(
      `      ${COUNT} customers in ${PAGES} pages, ${CALLS_A_SECOND} calls a second allowed: ${(
        (loads[0]?.durationMs ?? 0) / 1000
      ).toFixed(1)} s, ${readCalls.length} calls of which ${refused.length} were refused, ${heldMiB.toFixed(
        0,
      )} MiB more heap; longest hold of the process ${(delay.max / 1e6).toFixed(0)} ms, p99 ${(
        delay.percentile(99) / 1e6
      ).toFixed(0)} ms`,
    );
    await index.close();
    await standIn.close();
  });
});
