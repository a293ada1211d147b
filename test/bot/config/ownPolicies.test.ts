import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type Environment, parseConfig } from '../../../bot/config.js';
import { loadPolicies } from '../../../services/quotes/loadPolicies.js';
import { ownPolicyFolder } from '../support/ownPolicies.js';
import { wrongNames } from '../support/wrongNames.js';

const PRESETS = loadPolicies();
const parse = (environment: Environment) => parseConfig(environment);

describe("parseConfig with the operator's own policies", () => {
  const folders: string[] = [];
  const folderWith = (files: Parameters<typeof ownPolicyFolder>[0]) => {
    const folder = ownPolicyFolder(files);
    folders.push(folder);
    return folder;
  };
  after(() => {
    for (const folder of folders) rmSync(folder, { recursive: true });
  });

  it('should choose one of them, and keep the presets', () => {
    const REFUND_POLICY_DIR = folderWith({ 'my-policy.json': { quoteValidityMinutes: 45 } });
    const config = parse({ REFUND_POLICY_DIR, REFUND_POLICY: 'my-policy' });
    assert.deepEqual([config.refundPolicy.id, config.refundPolicy.quoteValidityMinutes], ['my-policy', 45]);
    assert.deepEqual([...config.refundPolicies.keys()], [...PRESETS.keys(), 'my-policy']);
    assert.deepEqual(parse({ REFUND_POLICY_DIR }).refundPolicy, PRESETS.get('csp-2018'));
  });

  it('should let one of them take the place of a preset', () => {
    const REFUND_POLICY_DIR = folderWith({ 'csp-2018.json': { quoteValidityMinutes: 45 } });
    assert.equal(parse({ REFUND_POLICY_DIR }).refundPolicy.quoteValidityMinutes, 45);
  });

  it('should take a folder that is named from where the process runs', () => {
    const folder = folderWith({ 'my-policy.json': {} });
    const REFUND_POLICY_DIR = relative(process.cwd(), folder);
    assert.equal(parse({ REFUND_POLICY_DIR, REFUND_POLICY: 'my-policy' }).refundPolicy.id, 'my-policy');
  });

  it('should name all policies when none is called so', () => {
    const REFUND_POLICY_DIR = folderWith({ 'my-policy.json': {} });
    const environment = { REFUND_POLICY_DIR, REFUND_POLICY: 'your-policy' };
    assert.throws(() => parse(environment), /write one of: azure-2022, csp-2018, csp-2020, my-policy/);
  });

  for (const [what, files, field] of [
    [
      'a wrong rate',
      { 'my-policy.json': { feeTiers: [{ fromDay: 0, ratePercent: 101 }] } },
      'feeTiers.0.ratePercent',
    ],
    ['an unknown field', { 'my-policy.json': { discount: 1 } }, 'discount'],
    ['an id that is not its name', { 'my-policy.json': { id: 'other' } }, 'id'],
  ] as const) {
    it(`should refuse a file with ${what}, naming variable, file and field, and say it once`, () => {
      const REFUND_POLICY_DIR = folderWith(files);
      const environment = { REFUND_POLICY_DIR, REFUND_POLICY: 'my-policy' };
      assert.deepEqual(wrongNames(environment), ['REFUND_POLICY_DIR']);
      assert.throws(
        () => parse(environment),
        ({ message }: Error) => {
          assert.match(message, new RegExp(`REFUND_POLICY_DIR is ${quoted(REFUND_POLICY_DIR)}`));
          assert.ok(message.includes(join(REFUND_POLICY_DIR, 'my-policy.json')), message);
          assert.ok(message.includes(`${field}: `), message);
          return true;
        },
      );
    });
  }

  it('should refuse a folder without policies and one that is not there, beside every other wrong setting', () => {
    const empty = folderWith({});
    assert.deepEqual(wrongNames({ REFUND_POLICY_DIR: empty, PORT: 'x' }), ['PORT', 'REFUND_POLICY_DIR']);
    assert.throws(() => parse({ REFUND_POLICY_DIR: empty }), /the folder holds no policy/);
    const missing = join(empty, 'nowhere');
    assert.throws(() => parse({ REFUND_POLICY_DIR: missing }), /the folder cannot be read/);
  });
});

function quoted(text: string): string {
  return JSON.stringify(text).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
