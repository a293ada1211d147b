import assert from 'node:assert/strict';
import { InputError } from '../../../bot/commandLine/inputError.js';
import { readCall } from '../../../bot/quoteCommand/quoteCall.js';

/** What is wrong, and a piece of what is said about it. */
const WRONG: readonly [line: string[], says: RegExp][] = [
  [[], /^Nobody is named: .*--customer/],
  [['--customer', 'contoso.com'], /^No reservation is named: .*--reservation/],
  [['--cutsomer', 'contoso.com'], /^There is no option --cutsomer: .*--help/],
  [['-q'], /^There is no option -q:/],
  [['--customer', 'contoso.com', '--reservation', 'Web', 'front'], /^"front" belongs to no option: .*quotes/],
  [['--customer'], /^--customer needs a value/],
  [['--customer', '--json'], /^--customer needs a value/],
  [['--customer='], /^--customer needs a value/],
  [['--customer', 'a', '--customer', 'b'], /^--customer stands twice: leave one/],
  [['--json=yes'], /^--json takes no value: write --json alone/],
  [['--quantity', '0'], /^--quantity "0" is not a quantity: write a whole number from 1 up\.$/],
  [['--quantity', '-1'], /^--quantity "-1" is not a quantity/],
  [['--quantity', '2.5'], /^--quantity "2\.5" is not a quantity/],
  [['--quantity', '1e3'], /^--quantity "1e3" is not a quantity/],
  [['--quantity', '9999999999'], /^--quantity "9999999999" is not a quantity/],
  [['--on', '2027-02-29'], /^--on "2027-02-29" is not a day: write one such as 2027-03-01/],
  [['--on', '0050-06-01'], /^--on "0050-06-01" is too far away: write a day from the year 2000 to 2199/],
  [['--on', '9999-12-31'], /^--on "9999-12-31" is too far away/],
  [['--on', 'tomorrow'], /^--on "tomorrow" is not a day/],
  [['--on', '2027-03-01T09:30'], /^--on "2027-03-01T09:30" is not a day/],
  [['--return', '=2'], /^--return "=2" names no reservation/],
  [['--return', 'Web=some'], /^--return "Web=some" is not a quantity/],
  [['--buy', 'Standard_D8s_v5'], /^--buy "Standard_D8s_v5" is no offer: write it like Standard_D8s_v5@/],
  [['--buy', 'a@b:P2Y:Monthly=1'], /^--buy "a@b:P2Y:Monthly=1" names no term: write P1Y or P3Y/],
  [['--buy', 'a@b:P1Y:Weekly=1'], /names no billing plan: write Upfront or Monthly/],
  [['--buy', 'a@b:P1Y:Monthly=x'], /is not a quantity/],
  [['--return', 'Web=1', '--buy', 'a@b:P1Y:Monthly=1', '--buy', 'no'], /^--buy "no" is no offer/],
  [['--all', '--reservation', 'Web'], /^--all quotes every reservation/],
  [['--all', '--quantity', '2'], /^--all quotes every unit/],
  [['--all', '--return', 'Web'], /^--all quotes refunds/],
  [['--all', '--exchange'], /^--all quotes refunds/],
  [
    ['--customer', 'a', '--exchange', '--reservation', 'Web'],
    /^An exchange names its reservations with --return/,
  ],
  [['--customer', 'a', '--return', 'Web', '--quantity', '2'], /^An exchange takes quantities/],
];

describe('readCall', () => {
  for (const [line, says] of WRONG) {
    it(`should refuse ${JSON.stringify(line)} with a remedy`, () => {
      assert.throws(
        () => readCall(line),
        (error) => error instanceof InputError && says.test(error.message) && !error.message.includes('\n'),
      );
    });
  }

  it('should understand a refund', () => {
    const line = ['--customer', 'contoso.com', '--reservation', 'Web front end', '--quantity', '3', '--json'];
    assert.deepEqual(
      readCall([...line, '--on', '2027-03-01', '--policy', 'azure-2022', '--language', 'fr']),
      {
        subject: { kind: 'refund', customer: 'contoso.com', reservation: 'Web front end', quantity: 3 },
        on: new Date('2027-03-01T00:00:00.000Z'),
        policyId: 'azure-2022',
        language: 'fr',
        json: true,
      },
    );
  });

  it('should understand an instant with an offset', () => {
    const call = readCall(['--all', '--on', '2027-03-01T00:30:00+02:00']);
    assert.deepEqual(call?.on, new Date('2027-02-28T22:30:00.000Z'));
  });

  it('should understand an exchange, with the case of its codes forgiven', () => {
    const line = [
      '--customer',
      'contoso.com',
      '--return',
      'Web=3',
      '--return',
      'a = b=2',
      '--return',
      'Shop',
    ];
    const call = readCall([...line, '--buy', 'Standard_D8s_v5@WestEurope:p3y:monthly=12']);
    assert.deepEqual(call?.subject, {
      kind: 'exchange',
      customer: 'contoso.com',
      returns: [
        { reservation: 'Web', quantity: 3 },
        { reservation: 'a = b', quantity: 2 },
        { reservation: 'Shop' },
      ],
      purchases: [
        { sku: 'Standard_D8s_v5', region: 'westeurope', term: 'P3Y', billingPlan: 'Monthly', quantity: 12 },
      ],
    });
  });

  it('should take --exchange alone for an exchange of nothing yet', () => {
    const call = readCall(['--customer', 'contoso.com', '--exchange']);
    assert.deepEqual(call?.subject, {
      kind: 'exchange',
      customer: 'contoso.com',
      returns: [],
      purchases: [],
    });
  });

  it('should understand all, of one customer or of each', () => {
    assert.deepEqual(readCall(['--all'])?.subject, { kind: 'all', customer: undefined });
    assert.deepEqual(readCall(['--all', '--customer', 'a'])?.subject, { kind: 'all', customer: 'a' });
  });

  for (const help of ['--help', '-h']) {
    it(`should give nothing to quote for ${help}`, () => {
      assert.equal(readCall(['--all', help]), undefined);
    });
  }
});
