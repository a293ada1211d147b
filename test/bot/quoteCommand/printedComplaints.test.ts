import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { useTempFolder } from '../../services/local/tempFolder.js';
import { type RunSettings, runCommand, WEB } from './quoteRun.js';

describe('what the quote command complains of', () => {
  const folder = useTempFolder();
  const run = (args: readonly string[], settings?: RunSettings) => runCommand(folder(), args, settings);

  it('should let no name turn the reading direction', async () => {
    const { status, err } = await run(['--customer', '\u202egnp', '--reservation', 'web']);
    assert.equal(status, 1);
    assert.match(err, /^There is no customer "\ufffdgnp": /);
  });

  /** What is asked, and what standard error says. */
  const wrong: readonly [line: readonly string[], says: RegExp][] = [
    [
      ['--customer', 'wonderland', '--reservation', 'x'],
      /^There is no customer "wonderland": check the spelling/,
    ],
    [[...WEB.slice(0, 3), 'zeppelin'], /^There is no reservation "zeppelin" of Contoso Ltd: check/],
    [[...WEB, '--policy', 'csp-1999'], /"csp-1999": choose one of azure-2022, csp-2018, csp-2020\.$/],
    [
      [...WEB, '--language', 'nl'],
      /^No language "nl" is spoken here: choose en or de or es or fr or ja or pt\.$/,
    ],
    [['--customer', 'afdace90-1e18-4182-896b-000000000000', '--reservation', 'x'], /^There is no customer/],
    [['--flag'], /^There is no option --flag/],
  ];
  for (const [line, says] of wrong) {
    it(`should say in a sentence what to do about ${line.join(' ')}`, async () => {
      const { status, out, err } = await run(line);
      assert.deepEqual([status, out], [1, '']);
      assert.match(err, says);
      assert.equal(err.split('\n').length, 1);
    });
  }

  it('should list the customers that are meant by too little', async () => {
    const { status, err } = await run(['--customer', 'w', '--reservation', 'x']);
    assert.equal(status, 1);
    assert.match(err, /^There is more than one customer "w": write one of these names whole, or its ID\.\n/);
    assert.match(err, /\n {2}Wingtip Toys · wingtiptoys\.com · [0-9a-f-]{36}(\n|$)/);
  });

  it('should list the reservations that are meant by too little', async () => {
    const { status, err } = await run(['--customer', 'contoso.com', '--reservation', 'web']);
    assert.equal(status, 1);
    assert.match(err, /\n {2}Web front end · Standard_D4s_v5 · [0-9a-f-]{36}\n {2}Old web front end · /);
  });

  const exchange = ['--customer', 'contoso.com', '--return', 'Web front end=3', '--buy'];
  const notOnOffer: readonly [offer: string, says: RegExp][] = [
    [
      'standard_d8s_v5@westeurope:P3Y:Monthly=1',
      /^There is no product "standard_d8s_v5" .*\n {2}Standard_D8s_v5$/,
    ],
    ['Zeppelin@westeurope:P3Y:Monthly=1', /^There is no product "Zeppelin" to buy: write one that the chat/],
    [
      'Standard_D8s_v5@mars:P3Y:Monthly=1',
      /^Standard_D8s_v5 is not offered in mars: choose one of .*westeurope/,
    ],
  ];
  for (const [offer, says] of notOnOffer) {
    it(`should say what can be bought instead of ${offer}`, async () => {
      const { status, out, err } = await run([...exchange, offer]);
      assert.deepEqual([status, out], [1, '']);
      assert.match(err, says);
    });
  }

  it('should tell every wrong setting', async () => {
    const { status, err } = await run(WEB, {
      environment: { REFUND_POLICY: 'none', DEFAULT_LOCALE: 'nl' },
    });
    assert.equal(status, 1);
    assert.match(err, /REFUND_POLICY is "none"/);
    assert.match(err, /DEFAULT_LOCALE is "nl"/);
  });

  it('should lay down no desk for it', async () => {
    await run(['--customer']);
    await run([...WEB, '--policy', 'csp-1999']);
    assert.deepEqual(readdirSync(folder()), []);
  });
});
