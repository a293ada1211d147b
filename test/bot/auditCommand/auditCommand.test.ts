import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { AuditSeal } from '../../../services/audit/auditSeal.js';
import { AuditedCustomer, KEY, MemoryAuditStore } from '../../services/audit/auditSamples.js';
import { useTempFolder } from '../../services/local/tempFolder.js';
import { portsOver, runAudit } from './auditRun.js';

describe('npm run audit', () => {
  const folder = useTempFolder();
  let store: MemoryAuditStore;
  let contoso: AuditedCustomer;
  let fabrikam: AuditedCustomer;
  beforeEach(async () => {
    store = new MemoryAuditStore();
    contoso = new AuditedCustomer(store);
    fabrikam = new AuditedCustomer(store, contoso.seal, [], 'fabrikam');
    for (let n = 0; n < 3; n++) await contoso.change(contoso.trail());
  });
  const run = (...args: string[]) => runAudit(portsOver(contoso, fabrikam), args);
  const spoil = (change: (lines: string[]) => string[]) =>
    store.trails.set('contoso', change(store.trails.get('contoso') ?? []));

  describe('verify', () => {
    it('should name every trail with its newest entry, and exit 0', async () => {
      const { status, out, err } = await run('verify');
      assert.deepEqual([status, err], [0, []]);
      assert.deepEqual(out, [
        `contoso  3 entries, newest 3 ${contoso.newest?.hash}`,
        '2 customers, 1 trail, 3 entries, 0 breaks.',
      ]);
    });

    it('should say that an entry is in the document only', async () => {
      await fabrikam.change(fabrikam.trail(), true);
      const { status, out } = await run('verify');
      assert.equal(status, 0);
      assert.match(out.join('\n'), /^fabrikam {2}1 entry, .*\n.*in the document only/m);
    });

    it('should say before which entry an older document had been put back', async () => {
      const { newest, content } = contoso;
      await contoso.change(contoso.trail());
      Object.assign(contoso, { newest, content });
      await contoso.change(contoso.trail());
      const { status, out } = await run('verify');
      assert.equal(status, 0);
      assert.match(out.join('\n'), /before entry 5 the document had been put back to entry 3/);
    });

    it('should name every break on standard error, and exit 1', async () => {
      spoil((lines) => lines.with(1, lines[1]!.replace('displayName', 'renew')));
      contoso.content = { forged: true };
      const { status, out, err } = await run('verify');
      assert.equal(status, 1);
      assert.deepEqual(err, [
        'BREAK contoso: entry 2 (line 2) was changed, or made with another key: its hash does not fit.',
        "BREAK contoso: the customer's document was changed after entry 3, not by the desk.",
      ]);
      assert.equal(out.at(-1), '2 customers, 1 trail, 3 entries, 2 breaks.');
    });

    it('should find a trail without a customer', async () => {
      store.trails.set('nobody', store.trails.get('contoso') ?? []);
      const { status, err } = await run('verify');
      assert.equal(status, 1);
      assert.match(err.join('\n'), /BREAK nobody: the customer's document is missing or unreadable\./);
    });

    it('should check against what it printed earlier', async () => {
      const file = path.join(folder(), 'heads.jsonl');
      const noted = await run('verify', '--json');
      await writeFile(file, noted.out.join('\n'));
      await contoso.change(contoso.trail());
      assert.equal((await run('verify', '--against', file)).status, 0);

      store.trails.clear();
      contoso.newest = undefined;
      assert.equal((await run('verify')).status, 0);
      const { status, err } = await run('verify', '--against', file);
      assert.equal(status, 1);
      assert.deepEqual(err, [
        'BREAK contoso: entry 3, which was noted earlier, is not in the trail any more.',
      ]);
    });

    it('should ask for the key where the trail was made with one', async () => {
      const keyed = new AuditedCustomer(new MemoryAuditStore(), new AuditSeal(KEY));
      await keyed.change(keyed.trail());
      const ports = portsOver(keyed);
      assert.deepEqual((await runAudit(ports, ['verify'])).out.length, 2);
      const { status, err } = await runAudit({ ...ports, seal: new AuditSeal() }, ['verify']);
      assert.equal(status, 1);
      const later = await runAudit({ ...portsOver(contoso), seal: keyed.seal }, ['verify']);
      assert.deepEqual([later.status, later.out[1]], [0, '  made with a key: none']);
      assert.match(err[0] ?? '', /entry 1 \(line 1\) was made with a key: set AUDIT_KEY to check it/);
    });

    it('should not take what it reads around a change of a running desk for a break', async () => {
      const ports = portsOver(contoso);
      let looks = 0;
      const document = async () => {
        looks += 1;
        const { newest, content } = contoso;
        if (looks < 3) await contoso.change(contoso.trail());
        return { newest, content };
      };
      const { status } = await runAudit({ ...ports, documents: { ...ports.documents, document } }, [
        'verify',
      ]);
      assert.deepEqual([status, looks], [0, 3]);
    });
  });

  describe('show', () => {
    it('should print who changed what, with before and after', async () => {
      const { status, out } = await run('show', '--customer', 'contoso');
      assert.equal(status, 0);
      assert.deepEqual(out.slice(0, 3), [
        '#1  2026-06-15T10:00:00.000Z  setting.changed  reservation r-web  by test:ana of partner-1',
        '  setting: "displayName"',
        '  value: "Épreuve 1" -> "Épreuve 2 🎿"',
      ]);
      assert.equal(out.length, 9);
    });

    it('should print the entry that is in the document only', async () => {
      await contoso.change(contoso.trail(), true);
      const { out } = await run('show', '--customer', 'contoso', '--json');
      assert.deepEqual(
        out.map((line) => JSON.parse(line).seq),
        [1, 2, 3, 4],
      );
    });

    it('should print only what is about a request', async () => {
      const { status, err } = await run('show', '--customer', 'contoso', '--request', 'SR-000009');
      assert.equal(status, 1);
      assert.deepEqual(err, [
        'The trail of "contoso" has no entries about "SR-000009": verify names the customers that have some.',
      ]);
    });
  });

  for (const [args, complaint] of [
    [['check'], 'There is no command "check": write verify or show.'],
    [['verify', 'contoso'], '"contoso" belongs to no option: see them with --help.'],
    [['verify', '--customer', 'contoso'], 'verify takes no --customer: see the options with --help.'],
    [['show'], 'Say whose entries to show: --customer with the ID that verify names.'],
    [['verify', '--quick'], "Unknown option '--quick': see the options with --help."],
    [
      ['verify', '--against', 'nowhere.jsonl'],
      'nowhere.jsonl cannot be read: name a file with what verify --json printed.',
    ],
  ] as const) {
    it(`should say what is wrong with ${args.join(' ')}, and exit 1`, async () => {
      assert.deepEqual(await run(...args), { status: 1, out: [], err: [complaint] });
    });
  }

  it('should refuse to check against something else', async () => {
    const file = path.join(folder(), 'other.txt');
    await writeFile(file, 'something else');
    const { status, err } = await run('verify', '--against', file);
    assert.deepEqual([status, err], [1, [`Line 1 of ${file} is nothing that verify --json printed.`]]);
  });

  it('should explain itself', async () => {
    for (const args of [[], ['--help'], ['verify', '-h']]) {
      const { status, out } = await run(...args);
      assert.deepEqual([status, out.some((line) => line.includes('npm run audit -- verify'))], [0, true]);
    }
  });

  it('should say which setting is wrong', async () => {
    const { status, err } = await runAudit(portsOver(contoso), ['verify'], { AUDIT_KEY: 'short' });
    assert.equal(status, 1);
    assert.match(err.join('\n'), /AUDIT_KEY is set to \*+ \(hidden\)/);
  });
});
