import assert from 'node:assert/strict';
import sinon from 'sinon';
import { atReturns, type ExchangeChat, exchangeChat } from './exchangeChat.js';

/** At the offer form of the D8s. */
async function atOffer(given: ExchangeChat = {}) {
  const conversation = await atReturns(given);
  await conversation.harness.sayAll('choose what to get', 'd8s');
  return conversation;
}

async function atQuantity() {
  const conversation = await atOffer();
  await conversation.harness.say('next');
  return conversation;
}

describe('PurchaseDialog', () => {
  it('should list only what goes with the returns', async () => {
    const { harness } = exchangeChat();
    await harness.sayAll('', 'contoso', 'sql-prod', '1', 'choose what to get');
    assert.deepEqual(harness.card.rows, ['1. SQLDB_GP_Compute_Gen5']);
    assert.match((await harness.say('d8s')).lines[0]!, /^I find no product that fits “d8s”/);
  });

  it('should say that there is nothing to get for it', async () => {
    const changes = { resourceType: 'ManagedDisk', sku: 'P30' };
    const { harness } = await atReturns({ changes });
    await harness.say('choose what to get');
    assert.match(harness.card.text, /no product that a reservation of the type Managed disks could be/);
    assert.deepEqual(harness.card.buttons, ['Back', 'Cancel']);
  });

  it('should fill the offer in like the first return, as far as the product is sold so', async () => {
    const { harness } = await atOffer({ changes: { region: 'eastus', term: 'P3Y', billingPlan: 'Monthly' } });
    assert.deepEqual(harness.card.inputs, { region: 'eastus', term: 'P3Y', billingPlan: 'Monthly' });
    assert.match(harness.card.text, /Filled in as for VM-Prod, which you give back\./);
    await harness.sayAll('back', 'e8s');
    assert.deepEqual(harness.card.inputs, { region: 'westeurope', term: 'P3Y', billingPlan: 'Monthly' });
  });

  it('should keep what was entered of the offer on the way back', async () => {
    const { harness } = await atOffer();
    await harness.sayAll('term: 3 years', 'back', 'd4s');
    assert.equal(harness.card.inputs.term, 'P3Y');
  });

  it('should refuse a region where the product is not sold', async () => {
    const { harness } = await atOffer();
    assert.match((await harness.say('region: france central')).lines[0]!, /^For “Region”, type one of these/);
    await harness.press('Next', { ...harness.card.inputs, region: 'francecentral' });
    assert.equal(harness.card.title, 'Which region, term and billing plan?');
  });

  it('should say so where there is no such offer, and keep what was entered', async () => {
    const { harness, desk } = await atOffer();
    sinon.stub(desk.prices, 'offer').returns(undefined);
    const { lines } = await harness.say('next');
    assert.match(lines[0]!, /^Standard_D8s_v5 is not offered like that\./);
    assert.equal(harness.card.inputs.region, 'westeurope');
  });

  it('should choose another product when the offer is gone before the quantity is said', async () => {
    const { harness, desk } = await atQuantity();
    sinon.stub(desk.prices, 'offer').returns(undefined);
    const { lines } = await harness.say('1');
    assert.match(lines[0]!, /^This product is no longer offered as it was chosen\./);
    assert.equal(harness.card.title, 'Which product do you want to get?');
  });

  it('should choose another product when it is gone on the way back', async () => {
    const { harness, desk } = await atQuantity();
    sinon.stub(desk.products, 'get').resolves(undefined);
    const { lines } = await harness.say('back');
    assert.match(lines[0]!, /^This product is no longer offered as it was chosen\./);
    assert.equal(harness.card.title, 'Which product do you want to get?');
    sinon.restore();
    await harness.say('d4s');
    assert.equal(harness.card.title, 'Which region, term and billing plan?');
  });

  it('should choose among families where there are many products', async () => {
    const conversation = await atReturns();
    const { harness, desk } = conversation;
    const families = [
      { family: 'Dsv5', resourceType: 'VirtualMachines', count: 4 },
      { family: 'Esv5', resourceType: 'VirtualMachines', count: 9 },
    ];
    sinon.stub(desk.products, 'families').resolves(families);
    await harness.say('choose what to get');
    assert.deepEqual(harness.card.rows, ['1. Dsv5', '2. Esv5']);
    await harness.say('2');
    assert.deepEqual(harness.card.rows, ['1. Standard_E4s_v5', '2. Standard_E8s_v5']);
    await harness.sayAll('1', 'next', '2');
    assert.match(harness.card.text, /2 × Standard_E4s_v5/);
    const titles: string[] = [];
    for (let step = 0; step < 5; step++) {
      await harness.say('back');
      titles.push(harness.card.title);
    }
    assert.deepEqual(titles, [
      'How many units do you want to get?',
      'Which region, term and billing plan?',
      'Which product do you want to get?',
      'Which product family do you want to get?',
      'What you give back',
    ]);
  });

  it('should take a product out of all families at once, and go back to them', async () => {
    const { harness, desk } = await atReturns();
    const families = [
      { family: 'Dsv5', resourceType: 'VirtualMachines', count: 4 },
      { family: 'Esv5', resourceType: 'VirtualMachines', count: 9 },
    ];
    sinon.stub(desk.products, 'families').resolves(families);
    await harness.sayAll('choose what to get', 'd16s');
    assert.equal(harness.card.title, 'Which region, term and billing plan?');
    await harness.say('back');
    assert.equal(harness.card.title, 'Which product family do you want to get?');
  });
});
