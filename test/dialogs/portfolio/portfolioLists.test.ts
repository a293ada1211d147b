import assert from 'node:assert/strict';
import { ANY_CHANGE, customer, reservation } from '../../services/local/deskFixture.js';
import { useTempFolder } from '../../services/local/tempFolder.js';
import { CALLER } from '../deskHarness.js';
import { portfolioChat, portfolioDesk } from './portfolioChat.js';

describe('the lists of the portfolio', () => {
  const folder = useTempFolder();

  it('should say what each line is about', async () => {
    const { harness } = await portfolioChat(folder(), { options: { view: 'expiring', days: 45 } });
    assert.equal(harness.card.title, 'Expiring within 45 days');
    assert.match(harness.card.text, /Soon over · West Europe · × 3 · expires on June 25, 2026\nin 10 days/);
    assert.match(harness.card.text, /renews on July 25, 2026\nin 40 days/);
    await harness.say('limits');
    assert.match(harness.card.text, /\$49,100\.00 of \$50,000\.00 used\n\$900\.00 left/);
    await harness.say('open requests');
    assert.match(harness.card.text, /Support · sent 10 days ago\nOpen/);
    await harness.say('below 50 %');
    assert.match(harness.card.text, /12\.5%/);
  });

  it('should switch between the usual times by its buttons', async () => {
    const { harness } = await portfolioChat(folder());
    await harness.say('1');
    assert.deepEqual(harness.card.buttons, ['Within 60 days', 'Within 90 days', 'Back', 'Cancel']);
    await harness.press('Within 90 days');
    assert.equal(harness.card.title, 'Expiring within 90 days');
    await harness.say('within 30 days');
    assert.equal(harness.card.title, 'Expiring within 30 days');
  });

  it('should answer words and rows that it does not know, and stay', async () => {
    const { harness } = await portfolioChat(folder());
    assert.match((await harness.say('nonsense')).lines[0]!, /^I did not understand that here\./);
    assert.match((await harness.say('7')).lines[0]!, /^I did not understand that here\./);
    await harness.say('1');
    assert.match((await harness.say('7')).lines[0]!, /^There is no row 7 here\./);
    assert.match((await harness.say('wonderland')).lines[0]!, /^I find no customer that fits “wonderland”\./);
    assert.equal(harness.card.title, 'Expiring within 30 days');
  });

  it("should narrow a list to a customer's lines and show all again", async () => {
    const { harness } = await portfolioChat(folder(), { options: { view: 'expiring', days: 90 } });
    await harness.say('contso');
    assert.equal(harness.card.rows.length, 2);
    assert.match(harness.card.text, /Only customers like “contso”\. 2 reservations expire in this time\./);
    await harness.press('Show all customers');
    assert.equal(harness.card.rows.length, 10);
    const { lines } = await harness.sayAll('requests of nobody', 'limits', 'fabrikam');
    assert.deepEqual(lines, ['No line of this list belongs to a customer like “fabrikam”.']);
    assert.equal(harness.card.rows.length, 1);
  });

  it('should page through what is left of a search', async () => {
    const { harness } = await portfolioChat(folder(), { options: { view: 'expiring', days: 90 } });
    await harness.sayAll('fabrikam', 'next page');
    assert.deepEqual(harness.card.rows, ['1. Fabrikam Inc · Standard_D4s_v5']);
  });

  it('should say the facts of a request that is about no reservation, and stay', async () => {
    const { harness, overview } = await portfolioChat(folder(), { options: { view: 'requests' } });
    const { lines } = await harness.press('SR-000002 · Contoso Ltd');
    assert.deepEqual(lines, [
      'SR-000002 for Contoso Ltd is about no reservation. Kind: Support. Sent on June 14, 2026. Status: Open. ' +
        'You sent it yourself: you find all of it under “My requests”.',
    ]);
    assert.deepEqual(overview.begun, []);
    assert.equal(harness.card.title, 'Open requests');
  });

  it('should say that a line is gone, and show what there is', async () => {
    const { harness, overview, store } = await portfolioChat(folder(), { options: { view: 'requests' } });
    await store.withCustomer(CALLER, 'contoso', ({ data, write }) =>
      write({ ...data, requests: [], reservations: [] }, ANY_CHANGE),
    );
    assert.deepEqual((await harness.say('1')).lines, [
      'That request is no longer open. Please choose another line.',
    ]);
    assert.deepEqual(harness.card.rows, []);
    assert.deepEqual(overview.begun, []);
  });

  it('should follow the day', async () => {
    const { harness, clock } = await portfolioChat(folder(), { options: { view: 'expiring' } });
    clock.current = new Date('2026-06-25T00:00:00.000Z');
    await harness.say('within 60 days');
    assert.doesNotMatch(harness.card.text, /Soon over/);
  });

  for (const typed of ['SR-000001', 'sr 1', '000001', 'SR-000001 · Contoso Ltd']) {
    it(`should open the open request that is typed as ${typed}`, async () => {
      const { harness, overview } = await portfolioChat(folder(), { options: { view: 'requests' } });
      await harness.say(typed);
      assert.deepEqual(overview.begun, [{ customerId: 'contoso', reservationId: 'soon' }]);
      await harness.say('back');
      assert.equal(harness.card.title, 'Open requests');
    });
  }

  it('should say the facts of a typed request that is about no reservation, and know no other number', async () => {
    const { harness, overview, store } = await portfolioChat(folder(), { options: { view: 'requests' } });
    assert.match((await harness.say('SR-000002')).lines[0]!, /^SR-000002 for Contoso Ltd is about no reserv/);
    const unknown = await harness.say('SR-000099');
    assert.match(unknown.lines[0]!, /^No request SR-000099 of your company is open\./);
    await store.withCustomer(CALLER, 'contoso', ({ data, write }) =>
      write({ ...data, requests: [] }, ANY_CHANGE),
    );
    assert.match(
      (await harness.say('SR-000001')).lines[0]!,
      /^No request SR-000001 of your company is open\./,
    );
    assert.deepEqual(overview.begun, []);
  });

  it("should not know the number of another partner's request", async () => {
    const stranger = { ...CALLER, partnerId: 'partner-2' };
    const { harness } = await portfolioChat(folder(), { options: { view: 'requests' }, caller: stranger });
    assert.match(
      (await harness.say('SR-000001')).lines[0]!,
      /^No request SR-000001 of your company is open\./,
    );
  });

  it('should narrow a list to the lines of all customers whom a name may mean', async () => {
    const toys = Array.from({ length: 25 }, (_, index) =>
      customer(`toys${index}`, `Toys ${index}`, 'partner-1', [
        reservation({ id: `r${index}`, customerId: `toys${index}`, expiryDate: '2026-07-01' }),
      ]),
    );
    const { harness } = await portfolioChat(folder(), {
      options: { view: 'expiring' },
      seed: () => [...portfolioDesk(), ...toys],
    });
    await harness.say('toys');
    assert.match(
      harness.card.text,
      /Only customers like “toys”\. 25 reservations expire in this time\. Page 1 of 3\./,
    );
    await harness.sayAll('next page', 'next page');
    assert.equal(harness.card.rows.length, 5);
  });

  it('should say so where a name may mean more customers than it looks through', async () => {
    const toys = Array.from({ length: 210 }, (_, index) =>
      customer(`toys${index}`, `Toys ${index}`, 'partner-1', [
        reservation({ id: `r${index}`, customerId: `toys${index}`, expiryDate: '2026-07-01' }),
      ]),
    );
    const { harness } = await portfolioChat(folder(), { options: { view: 'expiring' }, seed: () => toys });
    await harness.say('toys');
    assert.match(
      harness.card.text,
      /More than 200 customers fit “toys”: these are the lines of those that fit best\./,
    );
    const { lines } = await harness.sayAll('open requests', 'toys');
    assert.match(lines[0]!, /^None of the 200 customers that fit “toys” best has a line in this list\./);
  }).timeout(20_000);
});
