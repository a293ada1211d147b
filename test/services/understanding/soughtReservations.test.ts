import assert from 'node:assert/strict';
import { STRANGER } from '../local/deskFixture.js';
import { namesOf, reservationsOf, useHeardDesk } from './heardDesk.js';

const MARCH = { from: '2027-03-01', before: '2027-04-01' };
const VM = { resourceTypes: ['VirtualMachines'] };

describe('a reservation that is said without its customer', () => {
  const hear = useHeardDesk();

  for (const [language, text, what, words] of [
    ['en', 'refund the VM that expires in March', { ...VM, ...MARCH }, ['VM']],
    ['fr', 'rembourse la VM qui expire en mars', { ...VM, ...MARCH }, ['VM']],
    [
      'en',
      'refund the D4s that expires before April',
      { skus: ['Standard_D4s_v5'], before: '2027-04-01' },
      ['D4s'],
    ],
    ['en', 'refund the VM in uksouth', { ...VM, regions: ['uksouth'] }, ['VM', 'uksouth']],
  ] as const) {
    it(`should be found by what it is and when it expires, in ${language}: ${text}`, async () => {
      const heard = await hear(text, { language });
      assert.deepEqual(heard.sought, { what, words, fits: 'few' });
      assert.deepEqual([namesOf(heard), reservationsOf(heard)], [['Contoso Ltd'], ['Web front end']]);
      assert.equal(heard.guesses[0]?.task, 'refund');
    });
  }

  it('should be one of all that fit, whosever they are', async () => {
    const heard = await hear('refund the virtual machine that expires after December');
    assert.deepEqual(reservationsOf(heard), ['Assembly line', 'Web front end', 'Reporting']);
    assert.deepEqual(namesOf(heard), []);
    assert.equal(heard.sought?.fits, 'few');
  });

  it('should be nobody’s where none fits, and remember what was said', async () => {
    const heard = await hear('refund the SQL that expires in March');
    assert.deepEqual(heard.sought, {
      what: { resourceTypes: ['SqlDatabases'], ...MARCH },
      words: ['SQL'],
      fits: 'none',
    });
    assert.deepEqual(heard.reservations, []);
  });

  it('should be of the term that was said', async () => {
    assert.deepEqual(reservationsOf(await hear('refund the three year VM')), ['Reporting']);
  });

  for (const [why, text, customerId] of [
    ['is named by its customer', 'refund the VM of Contoso that expires in March', undefined],
    ['is named by itself', 'refund Assembly line', undefined],
    ['is that of the customer at hand', 'refund the VM', 'fabrikam'],
    ['is said by nothing but a region', 'move it to West Europe', undefined],
    ['is not spoken of', 'refund please', undefined],
  ] as const) {
    it(`should not be looked for among all customers’ where it ${why}`, async () => {
      assert.equal((await hear(text, { ...(customerId && { customerId }) })).sought, undefined);
    });
  }

  for (const { text, customerId } of [
    { text: 'refund the VM that expires in March', customerId: 'fabrikam' },
    { text: 'refund the VM of Fabrikam that expires in March' },
  ]) {
    it(`should be none of the customer’s where nothing expires then: ${text}`, async () => {
      const heard = await hear(text, { ...(customerId && { customerId }) });
      assert.deepEqual(heard.reservations, []);
      assert.deepEqual(heard.sought, {
        what: { resourceTypes: ['VirtualMachines'], ...MARCH },
        words: ['VM'],
        fits: 'none',
      });
    });
  }

  it("should never be another partner's", async () => {
    const heard = await hear('refund the VM that expires after December', { caller: STRANGER });
    assert.deepEqual(reservationsOf(heard), ['Hive mind']);
    const nobody = await hear('refund the SQL that expires in June', { caller: STRANGER });
    assert.deepEqual([nobody.reservations, nobody.sought?.what.resourceTypes], [[], undefined]);
  });

  it('should leave the use that a sentence asks for to the portfolio', async () => {
    const heard = await hear('which reservations were used less than 20 % in the last 30 days');
    assert.deepEqual([heard.usedBelow, heard.quantity, heard.sought], [20, undefined, undefined]);
  });
});
