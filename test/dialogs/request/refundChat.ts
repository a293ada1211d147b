import assert from 'node:assert/strict';
import { agreedRefund, type Chat, CONTACT, KNOWN, supportChat } from './supportChat.js';

/** At the Basics of a refund of all four units. */
export async function refundChat(chat: Chat = {}) {
  const conversation = supportChat({ options: { ...KNOWN, refund: await agreedRefund() }, ...chat });
  await conversation.harness.start();
  return conversation;
}

/** At the review of a refund, by a user whose contact is known. */
export async function atReview(chat: Chat = {}) {
  const conversation = supportChat({ options: { ...KNOWN, refund: await agreedRefund() }, ...chat });
  if (!chat.after) conversation.profiles.profile = { unfinished: [], contact: CONTACT };
  const next = chat.locale?.startsWith('fr') ? 'suivant' : 'next';
  await conversation.harness.sayAll('', next, next, next);
  assert.match(conversation.harness.card.title, /^(Step 4 of 4|Étape 4 sur 4)$/);
  return conversation;
}
