import assert from 'node:assert/strict';
import { AuditSeal } from '../../../services/audit/auditSeal.js';
import { AzureBlobAuditStore } from '../../../services/storage/azureBlobAuditStore.js';
import { useAzurite } from '../../support/azurite.js';
import { AuditedCustomer } from '../audit/auditSamples.js';
import { allOf, itKeepsTrails } from './auditStoreContract.js';

describe('AzureBlobAuditStore', () => {
  const { container } = useAzurite();
  const open = () => new AzureBlobAuditStore(container());

  itKeepsTrails(open, open);

  it('should let one of several writers that saw the same end add to it', async () => {
    const stores = [open(), open(), open(), open()];
    for (const length of [1, 2]) {
      const { position } = await open().end('contoso');
      const adding = stores.map((store, n) => store.append('contoso', `writer ${n}`, position));
      const outcomes = await Promise.allSettled(adding);
      const [winner, ...others] = outcomes.flatMap(({ status }, n) => (status === 'fulfilled' ? [n] : []));
      assert.deepEqual(others, []);
      const lines = await allOf(open().lines('contoso'));
      assert.deepEqual([lines.length, lines.at(-1)], [length, `writer ${winner}`]);
    }
  });

  it('should hold a trail that two servers add to in turn, each making good what the other left', async () => {
    const customer = new AuditedCustomer(open(), new AuditSeal('the key of both servers'));
    const servers = [customer.trail(), customer.trail()];
    for (let n = 0; n < 6; n++) await customer.change(servers[n % 2]!, n % 3 === 0);
    const { breaks, entries } = await customer.verify();
    assert.deepEqual([breaks, entries, customer.events], [[], 6, []]);
  });

  it('should go on behind half a line that somebody added, which stays to be seen', async () => {
    const customer = new AuditedCustomer(open());
    const servers = [customer.trail(), customer.trail()];
    await customer.change(servers[0]!);
    await container().getAppendBlobClient('contoso.jsonl').appendBlock('half', 4);
    for (const server of servers) await customer.change(server);
    assert.deepEqual(
      customer.events.map(({ code }) => code),
      ['AuditBroken'],
    );
    const { breaks } = await customer.verify();
    assert.deepEqual(breaks[0], { kind: 'Unreadable', line: 2 });
    assert.equal((await allOf(open().lines('contoso'))).length, 4);
  });

  it('should say that the storage cannot be used when there is none', async () => {
    const store = open();
    await container().delete();
    for (const call of [
      () => store.end('contoso'),
      () => store.append('contoso', 'one', 0),
      () => store.append('contoso', 'one', 4),
      () => allOf(store.lines('contoso')),
      () => allOf(store.names()),
    ])
      await assert.rejects(call(), { name: 'UnreachableError', code: 'BackendUnreachable' });
  });
});
