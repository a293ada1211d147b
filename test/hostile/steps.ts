import type { ChatUser } from '../support/chatUser.js';

export type Language = 'en' | 'fr';

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
