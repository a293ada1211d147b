import assert from 'node:assert/strict';
import type { DeskPage } from './deskPage.js';
import { inspectCard } from './inspectCard.js';
import { IN_FRENCH, useJourney } from './journey.js';
import { copiedText, idIn } from './pageActions.js';
import { reviewByTyping, submitByTyping } from './requestSteps.js';

describe('managing reservations by typing only, in French', function () {
  this.timeout(300_000);
  const journey = useJourney({ startsAt: '2026-11-22T10:00:00Z' });
  let portal: DeskPage;

  beforeEach(async () => {
    portal = await journey.open(IN_FRENCH);
  });

  it('should quote the refund of what the last days did not need, and come back', async () => {
    await overviewOf('contoso', 'reporting');
    await inspectCard(portal, 'overview-spare-fr');
    await portal.say('rembourser les unités en trop', 'Devis de remboursement');
    assert.match(await shown(), /2 sur 4 × Standard_E8s_v5/);
    await portal.say('retour', 'Aperçu de la réservation');
    await portal.say('échanger les unités en trop', 'Ce que vous rendez');
    assert.match(await shown(), /2 sur 4 × Standard_E8s_v5/);
  });

  it('should grant access and revoke it, each after a yes, and keep the last owner', async () => {
    await overviewOf('contoso', 'reporting');
    await portal.say('accès', 'rôles sont attribués sur Reporting');
    await inspectCard(portal, 'access-fr');
    await portal.say('accorder', 'Adresse e-mail');
    await portal.say('personne@ailleurs.example', 'Quel rôle ?');
    await portal.say('lecteur', 'Tapez Suivant');
    await portal.say('suivant', 'Aucun utilisateur n’a cette adresse');
    await portal.say('e-mail : ada.lovelace@contoso.com', 'Tapez Suivant');
    await inspectCard(portal, 'grant-fr');
    await portal.say('suivant', 'Accorder l’accès ?');
    await inspectCard(portal, 'grant-change-fr');
    await portal.say('non', 'Rien n’a été modifié.');
    await portal.say('donner à ada.lovelace@contoso.com le rôle lecteur', 'Accorder un accès');
    await portal.say('suivant', 'Accorder l’accès ?');
    await portal.say('oui', 'a maintenant le rôle Lecteur');
    await portal.say('retirer Ada Lovelace', 'Retirer l’accès ?');
    await inspectCard(portal, 'revoke-change-fr');
    await portal.say('oui', 'n’a plus le rôle Lecteur');
    assert.doesNotMatch(await shown(), /Ada Lovelace/);
    await portal.say('retirer zoe muller', 'le dernier propriétaire');
  });

  it('should change scope, name and renewal, each with before and after', async () => {
    await overviewOf('contoso', 'web front end');
    await portal.say('configuration', 'Flexibilité de taille d’instance');
    await inspectCard(portal, 'configuration-fr');
    await portal.say('changer l’étendue', 'Quelle étendue ?');
    await inspectCard(portal, 'scope-types-fr');
    await portal.say('groupe de ressources', 'Dans quel abonnement');
    await portal.say('backup', 'Quel groupe de ressources ?');
    await inspectCard(portal, 'scope-targets-fr');
    await portal.say('rg-web', 'Changer l’étendue ?');
    await inspectCard(portal, 'configuration-change-fr');
    await portal.say('oui', 'Groupe de ressources · rg-web · Contoso Backup.');
    await portal.say('renommer', 'Nouveau nom');
    await portal.say('Vitrine d’été', 'Seuls les lettres, les chiffres');
    await portal.say('Vitrine', 'Tapez Suivant');
    await inspectCard(portal, 'rename-fr');
    await portal.say('suivant', 'Renommer la réservation ?');
    await portal.say('oui', 'La réservation s’appelle maintenant Vitrine.');
    await portal.say('activer le renouvellement', 'Modifier le renouvellement automatique ?');
    await portal.say('oui', 'Le renouvellement automatique est activé.');
    await portal.say('terminé', 'Aperçu de la réservation');
    assert.match(await shown(), /Groupe de ressources · rg-web/);
  });

  it('should send an ID alone, so that exactly it can be copied', async () => {
    await overviewOf('contoso', 'shop basket');
    const id = await idIn(portal, 'ID de réservation');
    const orderId = await idIn(portal, 'ID de commande de réservation');
    await portal.say('propriétés', 'Les boutons envoient une valeur seule');
    await inspectCard(portal, 'properties-fr');
    assert.equal(await copiedText(portal, await portal.sayForText('id', id)), id);
    assert.equal(await copiedText(portal, await portal.sayForText('numéro de commande', orderId)), orderId);
  });

  it('should lead from the figures of all customers to a reservation and back', async () => {
    await fileRequest();
    await portal.say('portefeuille', 'Vous avez 19 clients.');
    await inspectCard(portal, 'portfolio-fr');
    await portal.say('45 prochains jours', 'Expirent sous 45 jours');
    await inspectCard(portal, 'portfolio-expiring-fr');
    await portal.say('1', 'Aperçu de la réservation');
    assert.match(await shown(), /Alpine Ski House/);
    await portal.say('terminé', 'Expirent sous 45 jours');
    await portal.say('moins de 50 %', 'Utilisées à moins de 50');
    await inspectCard(portal, 'portfolio-underused-fr');
    await portal.say('plafonds', 'Plafonds de remboursement presque épuisés');
    await inspectCard(portal, 'portfolio-limits-fr');
    await portal.say('demandes ouvertes', 'envoyée aujourd’hui');
    await inspectCard(portal, 'portfolio-requests-fr');
    await portal.say('1', 'Aperçu de la réservation');
    await portal.say('terminé', 'Demandes ouvertes');
    await portal.say('retour', 'Vue de tous les clients');
  });

  it('should find a guide by asking, and say its address', async () => {
    await portal.say('guides', 'Choisissez un sujet');
    await inspectCard(portal, 'resources-fr');
    await portal.say('comment dimensionner une réservation ?', 'Ouvrir la page');
    await inspectCard(portal, 'resource-fr');
    const page = 'https://learn.microsoft.com/fr-fr/partner-center/azure-usage';
    await portal.sayForText('lien', `La page se trouve à l’adresse ${page}`);
  });

  it('should let a sales agent look at access and configuration only, and say who may change them', async () => {
    await portal.useAs('sam');
    await overviewOf('contoso', 'linux licences');
    const who = 'il faut le rôle Agent d’administration ; le vôtre est Agent commercial';
    await portal.say('accès', who);
    await inspectCard(portal, 'access-readonly-fr');
    await portal.sayForText('donner à ada.lovelace@contoso.com le rôle lecteur', whoMayChange('les accès'));
    await portal.say('1', who);
    await portal.say('retour', 'Aperçu de la réservation');
    await portal.say('configuration', who);
    await inspectCard(portal, 'configuration-readonly-fr');
    await portal.sayForText('renommer', whoMayChange('la configuration'));
  });

  it('should show what is kept of the user, and delete it', async () => {
    await fileRequest();
    await portal.say('que savez-vous de moi ?', 'Ce que je conserve à votre sujet');
    await inspectCard(portal, 'my-data-fr');
    await portal.say('oubliez-moi', 'Effacer vos données');
    await inspectCard(portal, 'forget-fr');
    await portal.say('oui', 'Bienvenue au guichet des réservations');
    await portal.say('mes données', 'Aucun pour l’instant');
  });

  async function overviewOf(customer: string, reservation: string): Promise<void> {
    await portal.say('consulter', 'Quel client ?');
    await portal.say(customer, 'Quelle réservation ?');
    await portal.say(reservation, 'Aperçu de la réservation');
  }

  async function fileRequest(): Promise<void> {
    await portal.say('rembourser', 'Quel client ?');
    await portal.say('datum', 'Quelle réservation');
    await portal.say('poll results', 'Combien d’unités');
    await portal.say('trois', 'Devis de remboursement');
    await reviewByTyping(portal, 'oui');
    await submitByTyping(portal);
  }

  async function shown(): Promise<string> {
    return String(await portal.card().textContent());
  }
});

function whoMayChange(what: string): string {
  const people =
    'Alex Morgan (alex.morgan@demopartner.example) et Kim Larsen (kim.larsen@demopartner.example)';
  return `Pour modifier ${what}, il faut le rôle Agent d’administration ; le vôtre est Agent commercial. Ces personnes ont ce rôle : ${people}.`;
}
