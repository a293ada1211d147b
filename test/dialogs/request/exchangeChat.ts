import assert from 'node:assert/strict';
import type { UnfinishedRequest } from '../../../services/ports.js';
import { agreedExchange, type Chat, CONTACT, supportChat } from './supportChat.js';

/** At the Basics of an exchange of four units for two others, by a user whose contact is known. */
export async function exchangeChat(chat: Chat = {}) {
  const options = { customerId: 'customer-1', exchange: await agreedExchange() };
  const conversation = supportChat({ options, ...chat });
  if (!chat.after) conversation.profiles.profile = { unfinished: [], contact: CONTACT };
  await conversation.harness.start();
  return conversation;
}

export async function atExchangeReview(chat: Chat = {}) {
  const conversation = await exchangeChat(chat);
  const next = chat.locale?.startsWith('fr') ? 'suivant' : 'next';
  await conversation.harness.sayAll(next, next, next);
  assert.match(conversation.harness.card.title, /^(Step 4 of 4|Étape 4 sur 4)$/);
  return conversation;
}

/** What an exchange that was left at its review leaves behind. */
export async function exchangeLeftAtReview() {
  const { harness, profiles, requests } = await atExchangeReview();
  await harness.say('start over');
  const [unfinished] = profiles.profile.unfinished as [UnfinishedRequest];
  return { unfinished, after: { profiles, requests } };
}
