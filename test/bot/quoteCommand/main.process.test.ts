import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { useTempFolder } from '../../services/local/tempFolder.js';
import { runApart } from '../commandLine/commandRun.js';
import { documentsIn, expectedFigures, figuresOf, policyOnDisk } from './expectedQuotes.js';
import { quotesIn } from './quoteRun.js';

const MAIN = 'bot/quoteCommand/main.ts';

describe('npm run quote', function () {
  this.timeout(60_000);
  const folder = useTempFolder();

  for (const [policyId, on] of [
    ['csp-2018', '2027-01-31'],
    ['csp-2020', '2028-02-29'],
    ['azure-2022', '2027-03-01'],
  ] as const) {
    it(`should follow the rules for every demo reservation on ${on} under ${policyId}`, async () => {
      const args = ['--all', '--on', on, '--policy', policyId, '--json'];
      const { status, out, err } = await runApart(MAIN, folder(), args);
      assert.deepEqual([status, err], [0, '']);
      const quotes = new Map(quotesIn(out).map((quote) => [quote.reservationId, quote]));
      const policy = policyOnDisk(policyId);
      let checked = 0;
      for (const document of documentsIn(resolve(folder(), 'data'))) {
        for (const reservation of document.reservations) {
          const { quantity, displayName, id } = reservation;
          const expected = expectedFigures({ document, reservation, quantity, on, policy });
          assert.deepEqual(figuresOf(quotes.get(id)!), expected, displayName);
          checked += 1;
        }
      }
      assert.equal(checked, quotes.size);
    });
  }

  it('should say what is wrong on standard error alone and exit 1', async () => {
    const { status, out, err } = await runApart(MAIN, folder(), ['--customer']);
    assert.deepEqual([status, out], [1, '']);
    assert.equal(err, '--customer needs a value after it: see --help for an example.\n');
  });
});
