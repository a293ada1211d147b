import assert from 'node:assert/strict';
import { UnreachableError } from '../../../services/errors.js';
import { AuditedCustomer, MemoryAuditStore } from './auditSamples.js';

const OUT_OF_REACH = { name: 'UnreachableError', code: 'BackendUnreachable' };

describe('AuditTrail', () => {
  let store: MemoryAuditStore;
  let customer: AuditedCustomer;
  beforeEach(() => {
    store = new MemoryAuditStore();
    customer = new AuditedCustomer(store);
  });
  const kinds = async () => (await customer.verify()).breaks.map(({ kind }) => kind);
  const length = () => store.trails.get('contoso')?.length ?? 0;
  const fail = () => {
    throw new UnreachableError('BackendUnreachable', 'the storage is away');
  };

  it('should add every change, each entry following the one before', async () => {
    const trail = customer.trail();
    const entries = [await customer.change(trail), await customer.change(trail)];
    assert.deepEqual(
      entries.map(({ seq }) => seq),
      [1, 2],
    );
    assert.equal(entries[1]!.previous, entries[0]!.hash);
    assert.deepEqual([await kinds(), length(), customer.events], [[], 2, []]);
  });

  it('should go on where an earlier process ended', async () => {
    await customer.change(customer.trail());
    await customer.change(customer.trail());
    assert.deepEqual([await kinds(), length()], [[], 2]);
  });

  it('should add what a crash kept from the trail, before the next change', async () => {
    await customer.change(customer.trail());
    await customer.change(customer.trail(), true);
    assert.equal(length(), 1);
    assert.deepEqual(await kinds(), []);
    const later = await customer.change(customer.trail());
    assert.deepEqual([later.seq, length(), await kinds()], [3, 3, []]);
  });

  it('should let a change stand whose entry cannot be added, tell it, and make it good', async () => {
    const trail = customer.trail();
    await customer.change(trail);
    store.beforeAppend = fail;
    await customer.change(trail);
    assert.deepEqual(customer.events, [{ level: 'error', code: 'AuditLate', customerId: 'contoso' }]);
    assert.deepEqual([length(), await kinds()], [1, []]);
    store.beforeAppend = () => {};
    await customer.change(trail);
    assert.deepEqual([length(), await kinds()], [3, []]);
  });

  it('should refuse the next change while what the trail lacks cannot be added', async () => {
    const trail = customer.trail();
    await customer.change(trail);
    store.beforeAppend = fail;
    await customer.change(trail);
    await assert.rejects(customer.change(trail), OUT_OF_REACH);
    await assert.rejects(customer.change(customer.trail()), OUT_OF_REACH);
    assert.equal(customer.newest?.seq, 2);
  });

  it('should take an entry for added whose answer was lost', async () => {
    const trail = customer.trail();
    const append = store.append.bind(store);
    store.append = async (...args) => {
      await append(...args);
      return fail();
    };
    await customer.change(trail);
    store.append = append;
    await customer.change(trail);
    assert.deepEqual([length(), await kinds()], [2, []]);
  });

  it('should add an entry once when another server has added it, and gone on, in the same moment', async () => {
    const [one, other] = [customer.trail(), customer.trail()];
    await customer.change(one);
    let isFirst = true;
    store.beforeAppend = async () => {
      if (!isFirst) return;
      isFirst = false;
      await customer.change(other, true);
      await customer.change(other);
    };
    await customer.change(one);
    assert.deepEqual([length(), await kinds(), customer.events], [4, [], []]);
  });

  it('should go on behind an entry that it finds when the document was put back to an older copy, and say so', async () => {
    const trail = customer.trail();
    await customer.change(trail);
    const { newest, content } = customer;
    await customer.change(trail);
    await customer.change(trail);
    Object.assign(customer, { newest, content });
    assert.deepEqual(await kinds(), ['DocumentBehind']);
    const entry = await customer.change(customer.trail());
    assert.deepEqual([entry.seq, entry.basedOn], [4, 1]);
    const report = await customer.verify();
    assert.deepEqual([report.breaks, report.putBack], [[], [entry]]);
  });

  it('should go on behind what it finds when the document is of before there were trails', async () => {
    await customer.change(customer.trail());
    customer.newest = undefined;
    const entry = await customer.change(customer.trail());
    assert.deepEqual([entry.seq, entry.basedOn, await kinds()], [2, 0, []]);
  });

  for (const [what, spoil, found] of [
    ['cut off', (lines: string[]) => lines.slice(0, 1), ['Missing']],
    ['gone', () => [], ['Missing']],
    ['unreadable at its end', (lines: string[]) => lines.with(2, '{}'), ['Unreadable', 'Repeated']],
  ] as const) {
    it(`should tell of a trail that is ${what}, and let the desk go on behind the break`, async () => {
      for (let n = 0; n < 3; n++) await customer.change(customer.trail());
      store.trails.set('contoso', spoil(store.trails.get('contoso') ?? []));
      await customer.change(customer.trail());
      assert.deepEqual(customer.events, [{ level: 'error', code: 'AuditBroken', customerId: 'contoso' }]);
      await customer.change(customer.trail());
      assert.equal(customer.events.length, 1);
      assert.deepEqual(await kinds(), found);
    });
  }

  it('should keep the trails of customers apart', async () => {
    const other = new AuditedCustomer(store, undefined, [], 'fabrikam');
    const trail = customer.trail();
    await customer.change(trail);
    await other.change(trail);
    await customer.change(trail);
    assert.deepEqual([(await customer.verify()).entries, (await other.verify()).entries], [2, 1]);
    assert.deepEqual([await kinds(), (await other.verify()).breaks], [[], []]);
  });
});
