import assert from 'node:assert/strict';
import { requestOnDisk } from '../support/mainJob.js';
import type { DeskPage } from './deskPage.js';
import { inspectCard } from './inspectCard.js';
import { useJourney } from './journey.js';
import { minorUnits, reviewByClicking, submitByClicking } from './requestSteps.js';

/** Longer than a quote holds, and on the same day. */
const AN_HOUR_MS = 60 * 60_000;
const A_DAY_MS = 24 * AN_HOUR_MS;

describe('quotes by clicking only, in English', function () {
  this.timeout(300_000);
  const journey = useJourney({ startsAt: '2026-11-22T10:00:00Z' });
  let portal: DeskPage;

  beforeEach(async () => {
    portal = await journey.open();
  });

  it('should file an exchange of two reservations for one as it was quoted', async () => {
    await giveBack('A. Datum Corporation', 'SQLDB_GP_Compute_Gen5', 'All (6)');
    await portal.press('Add a reservation', 'Which other reservation');
    await portal.press('SQLMI_GP_Compute_Gen5', 'How many units');
    await portal.press('Half (2)', 'What you give back');
    await inspectCard(portal, 'returns-en');
    await portal.press('Choose what to get', 'Which product do you want to get?');
    await inspectCard(portal, 'products-en');
    await portal.press('SQLDB_HS_Compute_Gen5', 'Which region, term and billing plan?');
    await portal.pick('3 years');
    await portal.pick('Monthly');
    await inspectCard(portal, 'offer-en');
    await portal.press('Next', 'How many units');
    await inspectCard(portal, 'purchase-quantity-en');
    await portal.press('Fewest that will do (3)', 'What you get for it');
    await inspectCard(portal, 'purchases-en');
    await portal.press('Show the quote', 'Exchange quote');
    await inspectCard(portal, 'exchange-quote-en');
    const shown = { credit: await portal.amount('Credit'), net: await portal.amount('Net payable') };
    await portal.press('Compare with a refund', 'Refund or exchange?');
    await inspectCard(portal, 'compare-en');
    await reviewByClicking(portal, 'Request this exchange');
    await inspectCard(portal, 'exchange-review-en');
    const number = await submitByClicking(portal);
    await inspectCard(portal, 'exchange-receipt-en', 'is filed');

    const { exchange } = requestOnDisk(journey.desk.dataDir, number);
    assert.deepEqual(
      exchange?.returns.map(({ displayName, quantity }) => [displayName, quantity]),
      [
        ['Poll results', 6],
        ['Old polls', 2],
      ],
    );
    assert.deepEqual(
      exchange?.purchases.map(({ sku, term, billingPlan, quantity }) => [sku, term, billingPlan, quantity]),
      [['SQLDB_HS_Compute_Gen5', 'P3Y', 'Monthly', 3]],
    );
    assert.equal(exchange?.credit.amountMinor, minorUnits(shown.credit));
    assert.equal(exchange?.netPayable.amountMinor, minorUnits(shown.net));
  });

  it('should put a refused exchange right with the offered button', async () => {
    await giveBack('Fabrikam Inc', 'Standard_D8s_v5', 'All (12)');
    await portal.press('Choose what to get', 'Which product family');
    await inspectCard(portal, 'families-en');
    await portal.press('Esv5', 'Which product do you want to get?');
    await portal.press('Standard_E4s_v5', 'Which region, term and billing plan?');
    await portal.press('Next', 'How many units');
    await portal.press('As many as you give back (12)', 'Still missing');
    await portal.press('Show the quote', 'This exchange is not possible');
    await inspectCard(portal, 'exchange-refused-en');
    await portal.press('Get 14 × Standard_E4s_v5 instead', 'Exchange quote');
    const net = await portal.amount('Net payable');
    await reviewByClicking(portal, 'Request this exchange');
    const number = await submitByClicking(portal);

    const { exchange } = requestOnDisk(journey.desk.dataDir, number);
    assert.deepEqual(
      exchange?.purchases.map(({ sku, quantity }) => [sku, quantity]),
      [['Standard_E4s_v5', 14]],
    );
    assert.equal(exchange?.netPayable.amountMinor, minorUnits(net));
  });

  it('should cut a refund to what fits the limit', async () => {
    await portal.press('Request a refund', 'Which customer?');
    await portal.press('Next page', 'Page 2 of 2');
    await portal.press('Relecloud', 'Which reservation');
    await portal.press('Standard_F8s_v2', 'As much as fits the limit (3)');
    await inspectCard(portal, 'quantity-limit-en');
    await portal.press('All (30)', 'This refund is not possible');
    await inspectCard(portal, 'quote-limit-en');
    await portal.press('Return 3 instead', 'Refund quote');
    const refund = await portal.amount('Refund');
    await reviewByClicking(portal, 'Request this refund');
    const number = await submitByClicking(portal);

    const request = requestOnDisk(journey.desk.dataDir, number);
    assert.equal(request.refund?.quantity, 3);
    // Yen have no cents, and the amount no decimals.
    assert.equal(request.refund?.refund.amountMinor, minorUnits(refund));
  });

  it('should send a quote that ran out when its amount still holds, and ask when it does not', async () => {
    await portal.press('Request a refund', 'Which customer?');
    await portal.press('Contoso Ltd', 'Which reservation');
    await portal.press('SQLDB_GP_Compute_Gen5', 'How many units');
    await portal.press('Half (4)', 'Refund quote');
    const refund = await portal.amount('Refund');
    await reviewByClicking(portal, 'Request this refund');
    await comeBackAfter(AN_HOUR_MS);
    const refundNumber = await submitByClicking(portal);
    assert.equal(
      requestOnDisk(journey.desk.dataDir, refundNumber).refund?.refund.amountMinor,
      minorUnits(refund),
      'sent as it was agreed to',
    );

    await giveBack('Contoso Ltd', 'Standard_E8s_v5', 'All (4)');
    await portal.press('Choose what to get', 'Which product family');
    await portal.press('Esv5', 'Which product do you want to get?');
    await portal.press('Standard_E8s_v5', 'Which region, term and billing plan?');
    await portal.press('Next', 'How many units');
    await portal.press('Fewest that will do (4)', 'What you get for it');
    await portal.press('Show the quote', 'Exchange quote');
    const agreed = minorUnits(await portal.amount('Net payable'));
    await portal.press('Request this exchange', 'Step 1 of 4');
    await portal.press('Next', 'Step 2 of 4');
    await portal.press('Next', 'Step 3 of 4');
    await portal.press('Next', 'Review and send');
    await comeBackAfter(A_DAY_MS);
    await portal.press('Submit request', 'The quote ran out on November 22, 2026');
    const asked = minorUnits(await portal.amount('Net payable'));
    assert.ok(asked > agreed, 'a day more is used up');
    await portal.press('Request this exchange', 'Review and send');
    const number = await submitByClicking(portal);
    assert.equal(requestOnDisk(journey.desk.dataDir, number).exchange?.netPayable.amountMinor, asked);
  });

  async function giveBack(customer: string, product: string, quantity: string): Promise<void> {
    await portal.press('Request an exchange', 'Which customer?');
    await portal.press(customer, 'Which reservation do you want to give back?');
    await portal.press(product, 'How many units');
    await portal.press(quantity, 'What you give back');
  }

  /** The page is opened anew: what it holds of its own would have run out as well. */
  async function comeBackAfter(pauseMs: number): Promise<void> {
    await journey.desk.moveClock(pauseMs);
    await portal.reopen('Review and send');
  }
});
