import assert from 'node:assert/strict';
import { requestOnDisk } from '../support/mainJob.js';
import type { DeskPage } from './deskPage.js';
import { takePageImages } from './images.js';
import { inspectCard } from './inspectCard.js';
import { IN_FRENCH, useJourney } from './journey.js';

describe('the main job by typing only, in French', function () {
  this.timeout(300_000);
  const journey = useJourney();
  let portal: DeskPage;

  beforeEach(async () => {
    portal = await journey.open(IN_FRENCH);
  });

  it('should lead from the welcome to a request that is on disk, wrong input on the way', async () => {
    assert.match((await portal.replies()).join(), /Bienvenue/);
    await inspectCard(portal, 'welcome-fr');
    await chooseReservation();
    const refund = await quoteRefund();
    await fillRequest();
    const number = await submit();
    const request = requestOnDisk(journey.desk.dataDir, number);
    assert.equal(digitsOf(refund), String(request.refund?.refund.amountMinor));
    assert.deepEqual(request.contact, {
      firstName: 'Marie',
      lastName: 'Lefèvre-Beaumont',
      email: 'marie@partenaire.example',
      method: 'Email',
      country: 'FR',
      language: 'fr',
      timeZone: 'Europe/Paris',
    });
    await followRequests(number);
  });

  async function chooseReservation(): Promise<void> {
    await portal.say('consulter', 'Quel client ?');
    await inspectCard(portal, 'customers-fr');
    await portal.say('Zéphyr Cosmétiques', 'Je ne trouve aucun client');
    await portal.say('graphique', 'Quelle réservation ?');
    await inspectCard(portal, 'reservations-fr');
    await portal.say('retour', 'Quel client ?');
    await portal.say('societe graphique demo', 'Quelle réservation ?');
    await portal.say('studio', 'Aperçu de la réservation');
    await inspectCard(portal, 'overview-fr');
  }

  /** @returns the refund as the card shows it */
  async function quoteRefund(): Promise<string> {
    await portal.say('rembourser', 'Combien d’unités');
    await inspectCard(portal, 'quantity-fr');
    await portal.say('deux mille', 'Tapez un nombre entier de 1 à 7');
    await portal.say('deux', 'Devis de remboursement');
    await portal.say('retour', 'Combien d’unités');
    await portal.say('5', 'Devis de remboursement');
    const quote = portal.card('Devis de remboursement');
    await inspectCard(portal, 'quote-fr');
    await takePageImages(portal, 'portal-fr');
    const total = quote.locator('.ac-columnSet').filter({ hasText: /^\s*Remboursement\s*\d/ });
    return String(await total.textContent());
  }

  async function fillRequest(): Promise<void> {
    await portal.say('demander ce remboursement', 'Étape 1 sur 4');
    await inspectCard(portal, 'basics-fr');
    await portal.say('suivant', 'Étape 2 sur 4');
    await portal.say('gravité : impact modéré', 'Tapez Suivant');
    await inspectCard(portal, 'problem-fr');
    await portal.say('suivant', 'Étape 3 sur 4');
    await portal.say('Marie', 'Et le nom de famille');
    await portal.say('Lefèvre-Beaumont', 'Et l’adresse e-mail');
    await portal.say('marie', 'Cette adresse e-mail n’est pas complète');
    await portal.say('marie@partenaire.example', 'Et le numéro de téléphone');
    await portal.say('passer', 'Tapez Suivant');
    await inspectCard(portal, 'contact-fr');
    await portal.say('retour', 'Étape 2 sur 4');
    await portal.say('suivant', 'Étape 3 sur 4');
    await portal.say('suivant', 'Vérifier et envoyer');
    await inspectCard(portal, 'review-fr');
  }

  /** @returns the request's number */
  async function submit(): Promise<string> {
    // The receipt comes before the menu.
    await portal.say('envoyer la demande', 'Que souhaitez-vous faire ?');
    const number = /SR-\d{6}/.exec(String(await portal.card('est enregistrée').textContent()))?.[0];
    assert.ok(number);
    await inspectCard(portal, 'receipt-fr', 'est enregistrée');
    return number;
  }

  async function followRequests(number: string): Promise<void> {
    await portal.say('mes demandes', 'Mes demandes');
    await inspectCard(portal, 'requests-fr');
    await portal.say(number, `Demande ${number}`);
    await inspectCard(portal, 'request-fr');
    await portal.say('langue', 'Quelle langue parlons-nous ?');
    await inspectCard(portal, 'language-fr');
  }
});

function digitsOf(amount: string): string {
  return amount.replaceAll(/\D/g, '');
}
