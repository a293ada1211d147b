import assert from 'node:assert/strict';
import sinon from 'sinon';
import { FAMILY_PROMPT, FamilyPrompt } from '../../../dialogs/products/familyPrompt.js';
import { PRODUCT_PROMPT, ProductPrompt } from '../../../dialogs/products/productPrompt.js';
import { aCustomer, FakeDesk, StillClock } from '../deskFakes.js';
import { DeskHarness } from '../deskHarness.js';

interface Chat {
  readonly begin?: string;
  readonly family?: string;
  readonly resourceType?: string;
  readonly locale?: string;
}

async function chat({
  begin = FAMILY_PROMPT,
  resourceType = 'VirtualMachines',
  locale = 'en-US',
  ...more
}: Chat = {}) {
  const desk = new FakeDesk(new StillClock(), [aCustomer()], []);
  const harness = new DeskHarness({
    dialogs: (kit) => [new FamilyPrompt(kit, desk.products), new ProductPrompt(kit, desk.products)],
    begin,
    options: { customerId: 'customer-1', resourceType, ...more },
    locale,
  });
  await harness.start();
  return { harness, desk };
}

function product(sku: string) {
  return { kind: 'answer', value: { kind: 'product', sku } };
}

describe('FamilyPrompt', () => {
  it('should list the families with their type and how many products they have', async () => {
    const { harness } = await chat();
    assert.deepEqual(harness.card.rows, ['1. Dsv5', '2. Esv5', '3. Premium v3']);
    assert.match(harness.card.text, /Virtual machines · 4 products/);
    assert.match(harness.card.text, /App Service · 1 product\n/);
    assert.match(harness.card.text, /^Which product family do you want to get\?\n3 families go with/);
  });

  it('should list them in French', async () => {
    const { harness } = await chat({ locale: 'fr-FR' });
    assert.match(harness.card.text, /3 familles conviennent à ce que vous rendez\./);
    assert.match(harness.card.text, /Machines virtuelles · 4 produits/);
  });

  for (const typed of ['2', 'esv5', 'ESV5', '2. Esv5']) {
    it(`should take the family for ${JSON.stringify(typed)}`, async () => {
      const { harness } = await chat();
      const { ended } = await harness.say(typed);
      assert.deepEqual(ended, { kind: 'answer', value: { kind: 'family', family: 'Esv5' } });
    });
  }

  for (const { typed, sku } of [
    { typed: 'Standard_D8s_v5', sku: 'Standard_D8s_v5' },
    { typed: 'd8s', sku: 'Standard_D8s_v5' },
    { typed: '16 vcpu', sku: 'Standard_D16s_v5' },
    { typed: '8 GiB Dsv5', sku: 'Standard_D2s_v5' },
    { typed: 'app service', sku: 'P1_v3' },
  ]) {
    it(`should take ${sku} at once for ${JSON.stringify(typed)}, and say so`, async () => {
      const { harness } = await chat();
      const { ended, lines } = await harness.say(typed);
      assert.deepEqual(ended, product(sku));
      assert.deepEqual(lines, [`Product: ${sku}.`]);
    });
  }

  it('should offer several hits of a search by size, and the families again', async () => {
    const { harness } = await chat();
    assert.equal((await harness.say('8 vcpu')).ended, undefined);
    assert.deepEqual(harness.card.rows.toSorted(), ['1. Standard_D8s_v5', '2. Standard_E8s_v5']);
    assert.match(harness.card.text, /2 products fit “8 vcpu”\./);
    await harness.press('Show the list');
    assert.equal(harness.card.rows[0], '1. Dsv5');
    await harness.sayAll('8 vcpu');
    assert.deepEqual((await harness.say('2')).ended, product('Standard_E8s_v5'));
  });

  it('should show the list for its words, and keep to its page when nothing is found', async () => {
    const { harness, desk } = await chat();
    const families = Array.from({ length: 12 }, (_, number) => ({
      family: `Family ${number}`,
      resourceType: 'VirtualMachines',
      count: 1,
    }));
    sinon.stub(desk.products, 'families').resolves(families);
    assert.deepEqual((await harness.sayAll('show all', 'next page')).lines, []);
    await harness.say('qqqqqq');
    assert.deepEqual(harness.card.rows, ['1. Family 10', '2. Family 11']);
    await harness.sayAll('8 vcpu', 'show the list');
    assert.deepEqual(harness.card.rows, ['1. Family 10', '2. Family 11']);
  });

  it('should find by region, and show the best of many hits', async () => {
    const { harness } = await chat();
    await harness.say('north europe');
    assert.equal(harness.card.rows.length, 5);
    assert.doesNotMatch(harness.card.rows.join(), /Standard_E/);
  });

  for (const typed of ['SQLDB_GP_Compute_Gen5', 'qqqqqq']) {
    it(`should say that ${typed} cannot be had`, async () => {
      const { harness } = await chat();
      const { lines, ended } = await harness.say(typed);
      assert.ok(lines[0]!.startsWith(`I find no product that fits “${typed}”`), lines[0]);
      assert.equal(ended, undefined);
      assert.equal(harness.card.rows.length, 3);
    });
  }

  it('should take no family or product from a client that no row offered', async () => {
    const { harness } = await chat();
    assert.equal((await harness.press('1. Dsv5', { item: 'Cosmos DB' })).ended, undefined);
    assert.equal(harness.card.rows.length, 3);
  });

  it('should explain the step', async () => {
    const { harness } = await chat();
    assert.match((await harness.say('help')).lines[0]!, /^Choose a product family/);
  });
});

describe('ProductPrompt', () => {
  it('should list the sizes of a family', async () => {
    const { harness } = await chat({ begin: PRODUCT_PROMPT, family: 'Esv5' });
    assert.deepEqual(harness.card.rows, ['1. Standard_E4s_v5', '2. Standard_E8s_v5']);
    assert.match(harness.card.text, /The family Esv5 has 2 products\./);
    assert.match(harness.card.text, /4 vCPUs · 32 GiB · Esv5 · Virtual machines/);
  });

  it('should search beyond the family', async () => {
    const { harness } = await chat({ begin: PRODUCT_PROMPT, family: 'Esv5' });
    assert.deepEqual((await harness.say('d16s')).ended, product('Standard_D16s_v5'));
  });

  it('should list all products without a family', async () => {
    const { harness } = await chat({ begin: PRODUCT_PROMPT });
    assert.equal(harness.card.rows.length, 7);
    assert.deepEqual((await harness.press('3. Standard_D8s_v5')).ended, product('Standard_D8s_v5'));
  });

  it('should say so when the product of a row is gone', async () => {
    const { harness, desk } = await chat({ begin: PRODUCT_PROMPT });
    sinon.stub(desk.products, 'get').resolves(undefined);
    const { lines, ended } = await harness.say('1');
    assert.deepEqual(lines, ['I cannot find that product any more. Please choose one from the list.']);
    assert.equal(ended, undefined);
  });

  it('should say that there is nothing to choose from', async () => {
    const { harness } = await chat({ begin: PRODUCT_PROMPT, resourceType: 'ManagedDisk', locale: 'fr-FR' });
    assert.match(harness.card.text, /Aucun produit ne peut être obtenu en échange d’une réservation du type/);
    assert.deepEqual(harness.card.buttons, ['Retour', 'Annuler']);
  });
});
