import assert from 'node:assert/strict';
import { requestOnDisk } from '../support/mainJob.js';
import type { DeskPage } from './deskPage.js';
import { inspectCard } from './inspectCard.js';
import { IN_FRENCH, useJourney } from './journey.js';
import { minorUnits, reviewByTyping, submitByTyping } from './requestSteps.js';

/** Longer than a quote holds, and on the same day. */
const AN_HOUR_MS = 60 * 60_000;
const A_DAY_MS = 24 * AN_HOUR_MS;

describe('quotes by typing only, in French', function () {
  this.timeout(300_000);
  const journey = useJourney({ startsAt: '2026-11-22T10:00:00Z' });
  let portal: DeskPage;

  beforeEach(async () => {
    portal = await journey.open(IN_FRENCH);
  });

  it('should file an exchange of two reservations for one as it was quoted', async () => {
    await giveBack('datum', 'poll results', 'toutes');
    await portal.say('ajouter', 'Quelle autre réservation');
    await portal.say('old polls', 'Combien d’unités');
    await portal.say('deux', 'Ce que vous rendez');
    await inspectCard(portal, 'returns-fr');
    await portal.say('suivant', 'Quel produit voulez-vous obtenir');
    await inspectCard(portal, 'products-fr');
    await portal.say('SQLDB_HS', 'Plan de facturation');
    await portal.say('durée : 3 ans', 'Tapez Suivant');
    await portal.say('plan : mensuel', 'Tapez Suivant');
    await inspectCard(portal, 'offer-fr');
    await portal.say('suivant', 'Combien d’unités');
    await inspectCard(portal, 'purchase-quantity-fr');
    await portal.say('le minimum', 'Ce que vous obtenez en échange');
    await inspectCard(portal, 'purchases-fr');
    await portal.say('devis', 'Devis d’échange');
    await inspectCard(portal, 'exchange-quote-fr');
    const shown = { credit: await portal.amount('Crédit'), net: await portal.amount('Net à payer') };
    await portal.say('comparer', 'Remboursement ou échange ?');
    await inspectCard(portal, 'compare-fr');
    await reviewByTyping(portal, 'demander cet échange');
    await inspectCard(portal, 'exchange-review-fr');
    const number = await submitByTyping(portal);
    await inspectCard(portal, 'exchange-receipt-fr', 'est enregistrée');

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

  it('should put a refused exchange right with the offered choice', async () => {
    await giveBack('fabrikam', 'assembly line', 'toutes');
    await portal.say('suivant', 'Quelle famille de produits');
    await inspectCard(portal, 'families-fr');
    await portal.say('E4s v5', 'Plan de facturation');
    await portal.say('suivant', 'Combien d’unités');
    await portal.say('douze', 'Il manque encore');
    await portal.say('devis', 'Cet échange n’est pas possible');
    await inspectCard(portal, 'exchange-refused-fr');
    await portal.say('1', 'Devis d’échange');
    const net = await portal.amount('Net à payer');
    await reviewByTyping(portal, 'oui');
    const number = await submitByTyping(portal);

    const { exchange } = requestOnDisk(journey.desk.dataDir, number);
    assert.deepEqual(
      exchange?.purchases.map(({ sku, quantity }) => [sku, quantity]),
      [['Standard_E4s_v5', 14]],
    );
    assert.equal(exchange?.netPayable.amountMinor, minorUnits(net));
  });

  it('should cut a refund to what fits the limit', async () => {
    await portal.say('rembourser', 'Quel client ?');
    await portal.say('relecloud', 'Quelle réservation');
    await portal.say('crawler', 'Combien d’unités');
    await inspectCard(portal, 'quantity-limit-fr');
    await portal.say('toutes', 'Ce remboursement n’est pas possible');
    await inspectCard(portal, 'quote-limit-fr');
    await portal.say('autant que possible', 'Devis de remboursement');
    const refund = await portal.amount('Remboursement');
    await reviewByTyping(portal, 'oui');
    const number = await submitByTyping(portal);

    const request = requestOnDisk(journey.desk.dataDir, number);
    assert.equal(request.refund?.quantity, 3);
    // Yen have no cents, and the amount no decimals.
    assert.equal(request.refund?.refund.amountMinor, minorUnits(refund));
  });

  it('should send a quote that ran out when its amount still holds, and ask when it does not', async () => {
    await giveBack('graphique', 'studio', 'deux');
    await portal.say('suivant', 'Quelle famille de produits');
    await portal.say('D2s v5', 'Plan de facturation');
    await portal.say('suivant', 'Combien d’unités');
    await portal.say('le minimum', 'Ce que vous obtenez en échange');
    await portal.say('devis', 'Devis d’échange');
    const net = await portal.amount('Net à payer');
    await reviewByTyping(portal, 'oui');
    await comeBackAfter(AN_HOUR_MS);
    const exchangeNumber = await submitByTyping(portal);
    assert.equal(
      requestOnDisk(journey.desk.dataDir, exchangeNumber).exchange?.netPayable.amountMinor,
      minorUnits(net),
      'sent as it was agreed to',
    );

    await portal.say('rembourser', 'Quel client ?');
    await portal.say('contoso', 'Quelle réservation');
    await portal.say('reporting', 'Combien d’unités');
    await portal.say('3', 'Devis de remboursement');
    const agreed = minorUnits(await portal.amount('Remboursement'));
    await portal.say('oui', 'Étape 1 sur 4');
    await portal.say('suivant', 'Étape 2 sur 4');
    await portal.say('suivant', 'Étape 3 sur 4');
    await portal.say('suivant', 'Vérifier et envoyer');
    await comeBackAfter(A_DAY_MS);
    await portal.say('envoyer la demande', 'Le devis a expiré le 22 novembre 2026');
    const asked = minorUnits(await portal.amount('Remboursement'));
    assert.ok(asked < agreed, 'a day more is used up');
    await portal.say('oui', 'Vérifier et envoyer');
    const number = await submitByTyping(portal);
    assert.equal(requestOnDisk(journey.desk.dataDir, number).refund?.refund.amountMinor, asked);
  });

  async function giveBack(customer: string, reservation: string, quantity: string): Promise<void> {
    await portal.say('échanger', 'Quel client ?');
    await portal.say(customer, 'Quelle réservation voulez-vous rendre');
    await portal.say(reservation, 'Combien d’unités');
    await portal.say(quantity, 'Ce que vous rendez');
  }

  /** The page is opened anew: what it holds of its own would have run out as well. */
  async function comeBackAfter(pauseMs: number): Promise<void> {
    await journey.desk.moveClock(pauseMs);
    await portal.reopen('Vérifier et envoyer');
  }
});
