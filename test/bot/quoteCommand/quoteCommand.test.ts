import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExchangeQuote } from '../../../services/quotes/exchangeQuote.js';
import { plainSpaces } from '../../dialogs/shownCard.js';
import { customerFile } from '../../services/local/deskFixture.js';
import { useTempFolder } from '../../services/local/tempFolder.js';
import { documentsIn } from './expectedQuotes.js';
import { quotesIn, type RunSettings, runCommand, WEB } from './quoteRun.js';

describe('runQuoteCommand', () => {
  const folder = useTempFolder();
  const run = (args: readonly string[], settings?: RunSettings) => runCommand(folder(), args, settings);
  const quotesOf = async (args: readonly string[], settings?: RunSettings) =>
    quotesIn((await run([...args, '--json'], settings)).out);

  it('should show what the card shows, in English', async () => {
    const { status, out, err } = await run([...WEB, '--quantity', '3', '--on', '2027-03-01']);
    assert.deepEqual([status, err], [0, '']);
    const text = plainSpaces(out);
    assert.match(
      text,
      /^Refund quote\n3 of 10 × Standard_D4s_v5\nContoso Ltd · Web front end\n\nPaid +£2,143\.53 /,
    );
    assert.match(
      text,
      /\nUsed up +-£2,066\.98 +Days used: 499 of 1,096\. Full months: 16; current month: 11 of 28 days\n/,
    );
    assert.match(text, /\nRefund +£67\.36\n\nRefund limit of this customer\n/);
    assert.match(text, /\n {2}Policy +csp-2018, in force since January 1, 2018\n/);
  });

  it('should show it in French, by option or by setting', async () => {
    const { out } = await run([...WEB, '--language', 'fr']);
    assert.match(plainSpaces(out), /\nRemboursement +[\d {2}]+,\d\d £GB\n/);
    const byDefault = await run(WEB, { environment: { DEFAULT_LOCALE: 'fr-FR' } });
    assert.match(byDefault.out, /^Politique|\n {2}Politique/);
  });

  it('should quote all units now under the policy of the desk, unless told otherwise', async () => {
    const [quote] = await quotesOf(WEB, { environment: { REFUND_POLICY: 'csp-2020' } });
    assert.deepEqual(
      [quote!.quantity, quote!.quotedAt, quote!.policyId],
      [10, '2026-11-22T09:30:00.000Z', 'csp-2020'],
    );
  });

  it('should quote under a policy of the operator', async () => {
    const policies = join(folder(), 'policies');
    await mkdir(policies);
    const preset = await readFile(
      new URL('../../../services/quotes/policies/csp-2018.json', import.meta.url),
      'utf8',
    );
    await writeFile(join(policies, 'ours.json'), preset.replace('"csp-2018"', '"ours"').replace('12', '50'));
    const environment = { REFUND_POLICY_DIR: policies, REFUND_POLICY: 'ours' };
    const [quote] = await quotesOf(WEB, { environment });
    assert.equal(quote!.policyId, 'ours');
    assert.equal(quote!.lines.find(({ code }) => code === 'fee')?.figures.ratePercent, 50);
  });

  it('should find a customer by id, domain or name and a reservation by id, order or product', async () => {
    const [expected] = await quotesOf(WEB);
    const { customerId, reservationId, orderId } = expected!;
    for (const customer of [customerId, customerId.toUpperCase(), 'Contoso', 'contso']) {
      for (const reservation of [reservationId, orderId.toUpperCase(), 'Standard_D4s_v5', 'WEB FRONT END']) {
        const found = await quotesOf(['--customer', customer, '--reservation', reservation]);
        assert.deepEqual(found, [expected], `${customer} ${reservation}`);
      }
    }
  });

  it('should give a refused refund as a quote', async () => {
    const args = ['--customer', 'contoso.com', '--reservation', 'Linux licences'];
    assert.equal((await run(args)).status, 0);
    const [quote] = await quotesOf(args);
    assert.deepEqual(
      quote!.refusals.map(({ code }) => code),
      ['NotRefundable'],
    );
  });

  it('should give a quantity that is too large as a refused quote', async () => {
    const [quote] = await quotesOf([...WEB, '--quantity', '11']);
    assert.deepEqual(quote!.refusals, [
      { code: 'InvalidQuantity', figures: { min: 1, max: 10 }, passingQuantity: 10 },
    ]);
  });

  it('should show an exchange, and give it as JSON', async () => {
    const args = ['--customer', 'contoso.com', '--return', 'Web front end=3', '--return', 'Reporting'];
    const bought = ['--buy', 'Standard_D8s_v5@westeurope:P3Y:Monthly=4'];
    const { status, out } = await run([...args, ...bought]);
    assert.equal(status, 0);
    assert.match(out, /^Exchange quote\nContoso Ltd\n/);
    const [quote] = quotesIn<ExchangeQuote>((await run([...args, ...bought, '--json'])).out);
    assert.deepEqual(
      quote!.returns.map(({ displayName, quantity }) => [displayName, quantity]),
      [
        ['Web front end', 3],
        ['Reporting', 4],
      ],
    );
  });

  it('should say what an exchange without purchases lacks', async () => {
    const { out } = await run([
      '--customer',
      'contoso.com',
      '--exchange',
      '--return',
      'Web front end',
      '--json',
    ]);
    const [quote] = quotesIn<ExchangeQuote>(out);
    assert.deepEqual(
      quote!.refusals.map(({ code }) => code),
      ['NothingBought'],
    );
  });

  it('should quote all reservations of one customer, an empty line between them', async () => {
    const args = ['--all', '--customer', 'contoso.com'];
    const quotes = await quotesOf(args);
    const [document] = documentsIn(folder()).filter(({ profile }) => profile.domain === 'contoso.com');
    assert.equal(quotes.length, document!.reservations.length);
    assert.equal((await run(args)).out.split('\n\nRefund quote\n').length > 2, true);
  });

  it('should explain itself without looking at a desk', async () => {
    const { status, out } = await run(['--help'], { environment: { REFUND_POLICY: 'none' } });
    assert.equal(status, 0);
    assert.match(out, /^Quotes a refund or an exchange .*\n\nA refund: +npm run quote -- --customer/s);
    assert.equal(existsSync(join(folder(), 'desk')), false);
  });

  it('should quote the other customers when one cannot be read, and tell so', async () => {
    const everything = await quotesOf(['--all']);
    const [document] = documentsIn(folder());
    const { id, domain } = document!.profile;
    writeFileSync(customerFile(folder(), id), 'damaged');
    const { status, out, err } = await run(['--all', '--json']);
    assert.equal(status, 1);
    assert.deepEqual(
      quotesIn(out),
      everything.filter(({ customerId }) => customerId !== id),
    );
    assert.match(
      err,
      new RegExp(`^Some customers could not be quoted:\\n {2}.*\\(${domain}\\): ${id}\\.json is damaged`),
    );

    const alone = await run(['--customer', domain, '--reservation', 'x']);
    assert.equal(alone.status, 1);
    assert.match(alone.err, /^The desk's documents cannot be read \(.*\): look at DATA_DIR/);
  });

  it('should leave the documents as they are', async () => {
    await run(WEB);
    const before = filesBelow(folder());
    await run(['--all', '--json', '--on', '2030-01-01']);
    await run(['--customer', 'contoso.com', '--return', 'Web front end']);
    assert.deepEqual(filesBelow(folder()), before);
  });
});

/** Names, times and contents. */
function filesBelow(folder: string): unknown[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => [name, statSync(join(folder, name))] as const)
    .map(([name, found]) => [
      name,
      found.mtimeMs,
      found.isFile() && readFileSync(join(folder, name), 'utf8'),
    ]);
}
