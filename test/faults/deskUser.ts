import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ChatUser } from '../support/chatUser.js';
import { messagesClient } from '../support/messagesClient.js';

export interface Who {
  readonly userId?: string;
  readonly locale?: string;
}

/** Somebody who chats with the desk at `url` in a conversation of that id. */
export function userAt(url: string, conversationId: string, who: Who = {}): ChatUser {
  const { userId = 'marie', locale = 'en-US' } = who;
  return new ChatUser(messagesClient(url, { channelId: 'test', conversationId, userId }), locale);
}

/** What a user reads of a fault that is ours, by language. */
export const UNREACHABLE = {
  'en-US': /The service did not answer\. Nothing was lost; .+Reference: [A-Z0-9]{8}\./,
  'fr-FR': /Le service n’a pas répondu\. Rien n’est perdu.+Référence : [A-Z0-9]{8}\./,
} as const;
export const DAMAGED = {
  'en-US': /data of this customer cannot be read at the moment.+quote reference [A-Z0-9]{8}\./,
  'fr-FR': /Les données de ce client sont illisibles.+la référence [A-Z0-9]{8}\./,
} as const;
export type SpokenLocale = keyof typeof UNREACHABLE;
export const LOCALES = Object.keys(UNREACHABLE) as SpokenLocale[];

/** All that the bot said last, with plain spaces. */
export function said(user: ChatUser): string {
  return JSON.stringify(user.replies).replace(/[\u00a0\u202f]/g, ' ');
}

/** From the menu, or anywhere without something unfinished, to the review of a support request for Contoso. */
export async function toReview(
  user: ChatUser,
  locale: SpokenLocale = 'en-US',
  description = 'Something',
): Promise<void> {
  const next = { 'en-US': 'Next', 'fr-FR': 'Suivant' }[locale];
  await user.say({ 'en-US': 'new support request', 'fr-FR': 'nouvelle demande de support' }[locale]);
  await user.say('Contoso Ltd');
  await user.press(next, { issueType: { 'en-US': 'Billing', 'fr-FR': 'Facturation' }[locale] });
  await user.press(next, { ...PROBLEM, description });
  await user.press(next, CONTACT);
}

export const SUBMIT = { 'en-US': 'Submit request', 'fr-FR': 'Envoyer la demande' } as const;

export interface FiledRequest {
  readonly id: string;
  readonly key: string;
  readonly createdBy: string;
  readonly status: string;
  readonly comments: readonly { readonly text: string }[];
}

/** Every customer's document, as it lies on disk, without the newest entry of its trail. */
export function textOnDisk(dataDir: string): string {
  return documentsOnDisk(dataDir)
    .map(({ audit: _, ...document }) => JSON.stringify(document))
    .join('\n');
}

/** The requests that users of the tests filed, as they lie on disk. */
export function requestsOnDisk(dataDir: string): FiledRequest[] {
  return documentsOnDisk(dataDir).flatMap(({ requests }) =>
    requests.filter(({ createdBy }) => createdBy.startsWith('test:')),
  );
}

function documentsOnDisk(dataDir: string): { requests: FiledRequest[]; audit?: unknown }[] {
  const folder = join(dataDir, 'desk', 'customers');
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return files.map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')));
}

/** How many of them are there more often than once, by what they were submitted as and by their number. */
export function doubledIn(requests: readonly FiledRequest[]): number {
  const keys = new Set(requests.map(({ key, createdBy }) => `${createdBy} ${key}`));
  const ids = new Set(requests.map(({ id }) => id));
  return 2 * requests.length - keys.size - ids.size;
}

const PROBLEM = {
  problemType: 'ReservationManagement',
  category: 'ExchangesAndRefunds',
  severity: 'Minimal',
};
const CONTACT = {
  firstName: 'Marie',
  lastName: 'Curie',
  email: 'marie@partner.example',
  method: 'Email',
  country: 'FR',
  language: 'fr',
  timeZone: 'Europe/Paris',
};
