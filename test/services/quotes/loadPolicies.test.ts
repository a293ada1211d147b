import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadPolicies, PolicyFileError } from '../../../services/quotes/loadPolicies.js';
import { DEFAULT_POLICY_ID, feeRatePercent } from '../../../services/quotes/refundPolicy.js';
import { policyNamed } from './fixtures.js';

describe('loadPolicies', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'policies-'));
  });
  afterEach(() => {
    rmSync(dir, { recursive: true });
  });

  const write = (name: string, document: unknown) =>
    writeFileSync(join(dir, name), typeof document === 'string' ? document : JSON.stringify(document));

  it('should load the presets of the desk by id, the default among them', () => {
    const policies = loadPolicies();
    assert.deepEqual([...policies.keys()], ['azure-2022', 'csp-2018', 'csp-2020']);
    assert.ok(policies.has(DEFAULT_POLICY_ID));
  });

  it('should hold the limit and what counts against it as Microsoft set them', () => {
    const limits = [...loadPolicies().values()].map(({ id, limit }) => [
      id,
      limit.usdMinor,
      limit.windowDays,
      limit.counts,
    ]);
    assert.deepEqual(limits, [
      ['azure-2022', 5_000_000, 365, 'cancelledCommitment'],
      ['csp-2018', 5_000_000, 365, 'refund'],
      ['csp-2020', 5_000_000, 365, 'refund'],
    ]);
  });

  it('should charge the fee of the tier that the used days have reached', () => {
    const rates = [0, 4, 5, 1_000].map((usedDays) => feeRatePercent(policyNamed('csp-2020'), usedDays));
    assert.deepEqual(rates, [0, 0, 12, 12]);
  });

  it('should let a quote hold for half an hour when the policy does not say', () => {
    const { quoteValidityMinutes, ...silent } = policyNamed('csp-2018');
    assert.equal(quoteValidityMinutes, 30);
    write('csp-2018.json', silent);
    assert.equal(loadPolicies(dir).get('csp-2018')?.quoteValidityMinutes, 30);
  });

  const wrong: readonly [title: string, field: string, change: object][] = [
    ['a rate above 100 %', 'feeTiers.0.ratePercent', { feeTiers: [{ fromDay: 0, ratePercent: 101 }] }],
    [
      'a rate of three decimals',
      'feeTiers.0.ratePercent',
      { feeTiers: [{ fromDay: 0, ratePercent: 1.005 }] },
    ],
    ['no tier for the first day', 'feeTiers', { feeTiers: [{ fromDay: 1, ratePercent: 12 }] }],
    [
      'tiers out of order',
      'feeTiers',
      { feeTiers: [0, 5, 5].map((fromDay) => ({ fromDay, ratePercent: 0 })) },
    ],
    ['a date that is none', 'appliesFrom', { appliesFrom: '2025-02-30' }],
    [
      'a limit in words',
      'limit.usdMinor',
      { limit: { usdMinor: '50000', windowDays: 365, counts: 'refund' } },
    ],
    ['a misspelt product', 'excludedResourceTypes.1', { excludedResourceTypes: ['RedHat', 'Databrick'] }],
    ['a field that nobody reads', 'feeTeirs', { feeTeirs: [] }],
    ['an id that is not its name', 'id', { id: 'csp-2019' }],
    ['no word on exchanges', 'exchange', { exchange: undefined }],
    [
      'a misspelt type in a group',
      'exchange.groups.0.1',
      { exchange: { groups: [['SqlDatabases', 'SqlDatabase']] } },
    ],
    [
      'a type in two groups',
      'exchange.groups.1',
      {
        exchange: {
          groups: [
            ['AVS', 'AppService'],
            ['CosmosDb', 'AVS'],
          ],
        },
      },
    ],
    ['a type twice in a group', 'exchange.groups.0', { exchange: { groups: [['AVS', 'AVS']] } }],
    ['a group of one type', 'exchange.groups.0', { exchange: { groups: [['AVS']] } }],
    [
      'a savings plan rule from a day that is none',
      'exchange.savingsPlanRule.boughtFrom',
      { exchange: { groups: [], savingsPlanRule: { boughtFrom: '2027-02-29', resourceTypes: ['AVS'] } } },
    ],
    [
      'a savings plan rule for nothing',
      'exchange.savingsPlanRule.resourceTypes',
      { exchange: { groups: [], savingsPlanRule: { boughtFrom: '2027-02-28', resourceTypes: [] } } },
    ],
    [
      'a word on exchanges that nobody reads',
      'exchange.savingsPlan',
      { exchange: { groups: [], savingsPlan: {} } },
    ],
  ];
  for (const [title, field, change] of wrong) {
    it(`should refuse ${title}, naming file and field`, () => {
      write('csp-2018.json', { ...policyNamed('csp-2018'), ...change });
      assert.throws(
        () => loadPolicies(dir),
        (error) => {
          assert.ok(error instanceof PolicyFileError);
          assert.deepEqual(error.fields, [field]);
          assert.ok(error.message.includes(join(dir, 'csp-2018.json')), error.message);
          assert.ok(error.message.includes(`${field}: `), error.message);
          return true;
        },
      );
    });
  }

  it('should name the type and the group that it stands in already', () => {
    const groups = [
      ['CosmosDb', 'MySql'],
      ['AVS', 'AppService'],
      ['SapHana', 'AVS'],
    ];
    write('csp-2018.json', { ...policyNamed('csp-2018'), exchange: { groups } });
    assert.throws(() => loadPolicies(dir), /exchange\.groups\.2: AVS stands in group 1 already/);
  });

  it('should add the policies of a folder to the presets, and put them in the place of those of their name', () => {
    write('csp-2018.json', { ...policyNamed('csp-2018'), quoteValidityMinutes: 5 });
    write('a-house-rule.json', { ...policyNamed('azure-2022'), id: 'a-house-rule' });
    const policies = loadPolicies(dir);
    assert.deepEqual([...policies.keys()], ['a-house-rule', 'azure-2022', 'csp-2018', 'csp-2020']);
    assert.equal(policies.get('csp-2018')?.quoteValidityMinutes, 5);
    assert.deepEqual(policies.get('csp-2020'), policyNamed('csp-2020'));
  });

  it('should hold the dated exchange rule of 2027 in every preset', () => {
    for (const { exchange } of loadPolicies().values()) {
      assert.deepEqual(exchange.savingsPlanRule, {
        boughtFrom: '2027-02-01',
        resourceTypes: ['VirtualMachines', 'DedicatedHost', 'AppService'],
      });
    }
  });

  it('should name the file that is not JSON and keep the cause', () => {
    write('csp-2018.json', '{ "id": ');
    assert.throws(
      () => loadPolicies(dir),
      (error) => {
        assert.ok(error instanceof PolicyFileError);
        assert.equal(error.file, join(dir, 'csp-2018.json'));
        assert.ok(error.cause instanceof SyntaxError);
        return true;
      },
    );
  });

  it('should read a file that an editor began with a byte order mark', () => {
    write(
      'csp-2018.json',
      `\ufeff${JSON.stringify({ ...policyNamed('csp-2018'), quoteValidityMinutes: 5 })}`,
    );
    assert.equal(loadPolicies(dir).get('csp-2018')?.quoteValidityMinutes, 5);
  });

  it('should not take what a system leaves beside a file for a policy', () => {
    write('csp-2018.json', policyNamed('csp-2018'));
    write('._csp-2018.json', '\u0000\u0005');
    assert.equal(loadPolicies(dir).size, 3);
  });

  it('should blame the file, not the folder, for one that is empty or itself a folder', () => {
    const wrong: readonly [make: (file: string) => void, detail: RegExp][] = [
      [(file) => writeFileSync(file, ''), /is not JSON: /],
      [(file) => mkdirSync(file), /cannot be read \(EISDIR\)/],
    ];
    for (const [make, detail] of wrong) {
      const file = join(dir, 'csp-2018.json');
      make(file);
      assert.throws(
        () => loadPolicies(dir),
        (error) => {
          assert.ok(error instanceof PolicyFileError);
          assert.deepEqual([error.file, error.about], [file, 'file']);
          assert.match(error.message, detail);
          return true;
        },
      );
      rmSync(file, { recursive: true });
    }
  });

  it('should say what an older policy of the operator lacks', () => {
    const { exchange: _exchange, ...older } = policyNamed('csp-2018');
    write('csp-2018.json', older);
    assert.throws(() => loadPolicies(dir), /csp-2018\.json: exchange: is missing: copy it from a preset$/);
  });

  it('should refuse an empty folder and one that does not exist', () => {
    assert.throws(() => loadPolicies(dir), PolicyFileError);
    assert.throws(() => loadPolicies(join(dir, 'nowhere')), PolicyFileError);
  });
});
