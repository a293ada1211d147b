import type { ChatUser } from '../support/chatUser.js';

export type Language = 'en' | 'fr';

/** Two of the four machines of one reservation given back. */
const RETURNS = ['exchange|échange', 'contoso', 'reporting', '2'];
const OFFER = [...RETURNS, 'next|suivant', 'standard_d8s_v5'];
/** Three larger ones for them, which reach the commitment. */
const PURCHASES = [...OFFER, 'next|suivant', '3'];

/** Every step in which a person can answer, with the words that lead to it from the welcome. */
export const STEPS = {
  menu: [],
  customers: ['refund|rembourser'],
  reservations: ['refund|rembourser', 'contoso'],
  quantity: ['refund|rembourser', 'contoso', 'standard_d4s_v5'],
  quote: ['refund|rembourser', 'contoso', 'standard_d4s_v5', '1'],
  basics: ['new support request|nouvelle demande de support', 'contoso'],
  problem: ['new support request|nouvelle demande de support', 'contoso', '1', 'next|suivant'],
  contact: [
    'refund|rembourser',
    ...['contoso', 'standard_d4s_v5', '1', 'request|d’accord', 'next|suivant', 'next|suivant'],
  ],
  giveQuantity: ['exchange|échange', 'contoso', 'reporting'],
  returns: RETURNS,
  otherReturn: [...RETURNS, 'add|ajouter'],
  family: [...RETURNS, 'next|suivant'],
  product: [...RETURNS, 'next|suivant', 'dsv5'],
  offer: OFFER,
  getQuantity: [...OFFER, 'next|suivant'],
  purchases: PURCHASES,
  exchangeQuote: [...PURCHASES, 'next|suivant'],
  compare: [...PURCHASES, 'next|suivant', 'compare|comparer'],
  leave: ['refund|rembourser', 'contoso', 'standard_d4s_v5', '1', 'cancel|annuler'],
} as const satisfies Record<string, readonly string[]>;

export type StepName = keyof typeof STEPS;

/** What stands on each step's card, in both languages. */
export const SHOWS: Readonly<Record<StepName, RegExp>> = {
  menu: /"action":"overview"/,
  customers: /Which customer|Quel client/,
  reservations: /Which reservation|Quelle réservation/,
  quantity: /"id":"quantity"/,
  quote: /"title":"(Refund quote|Devis de remboursement)"|Refund quote|Devis/,
  basics: /"id":"issueType"/,
  problem: /"id":"severity"/,
  contact: /"id":"timeZone"/,
  giveQuantity: /How many units do you want to give back|Combien d’unités voulez-vous rendre/,
  returns: /What you give back|Ce que vous rendez/,
  otherReturn: /Which other reservation|Quelle autre réservation/,
  family: /Which product family|Quelle famille de produits/,
  product: /Which product do you|Quel produit voulez-vous/,
  offer: /"id":"billingPlan"/,
  getQuantity: /How many units do you want to get|Combien d’unités voulez-vous obtenir/,
  purchases: /What you get for it|Ce que vous obtenez en échange/,
  exchangeQuote: /"Exchange quote"|"Devis d’échange"/,
  compare: /Refund or exchange|Remboursement ou échange/,
  leave: /Stop here|S’arrêter là/,
};

export async function goTo(user: ChatUser, step: StepName, language: Language): Promise<void> {
  await user.join();
  for (const words of STEPS[step]) await user.say(inLanguage(words, language));
}

/** One of `English|French`. */
export function inLanguage(words: string, language: Language): string {
  const [english = '', french = english] = words.split('|');
  return language === 'fr' ? french : english;
}
