import assert from 'node:assert/strict';
import type { DeskPage } from './deskPage.js';

/** From an agreed quote to the review, by pressing, in English. */
export async function reviewByClicking(portal: DeskPage, agree: string): Promise<void> {
  await portal.press(agree, 'Step 1 of 4');
  await portal.press('Next', 'Step 2 of 4');
  await portal.press('Next', 'Step 3 of 4');
  await portal.fill({
    'First name': 'Grace',
    'Last name': 'Hopper',
    'E-mail': 'grace@partner.example',
    'Time zone': 'America/New York',
  });
  await portal.press('Next', 'Review and send');
}

/** The same by typing, in French. */
export async function reviewByTyping(portal: DeskPage, agree: string): Promise<void> {
  await portal.say(agree, 'Étape 1 sur 4');
  await portal.say('suivant', 'Étape 2 sur 4');
  await portal.say('suivant', 'Étape 3 sur 4');
  await portal.say('Marie', 'Et le nom de famille');
  await portal.say('Curie', 'Et l’adresse e-mail');
  await portal.say('marie@partenaire.example', 'Et le numéro de téléphone');
  await portal.say('passer', 'Tapez Suivant');
  await portal.say('suivant', 'Vérifier et envoyer');
}

export async function submitByClicking(portal: DeskPage): Promise<string> {
  // The receipt comes before the menu.
  await portal.press('Submit request', 'What would you like to do?');
  return requestNumber(portal, 'is filed');
}

export async function submitByTyping(portal: DeskPage): Promise<string> {
  await portal.say('envoyer la demande', 'Que souhaitez-vous faire ?');
  return requestNumber(portal, 'est enregistrée');
}

/** What a card shows as an amount, in minor units of a currency that has cents. */
export function minorUnits(amount: string): number {
  return Number(amount.replaceAll(/\D/g, ''));
}

async function requestNumber(portal: DeskPage, receipt: string): Promise<string> {
  const number = /SR-\d{6}/.exec(String(await portal.card(receipt).textContent()))?.[0];
  assert.ok(number);
  return number;
}
