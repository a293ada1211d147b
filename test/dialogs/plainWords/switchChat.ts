import { sure, unsure, VM, VM_TEST, wordsChat } from './wordsChat.js';

/** Longer than a name may be. */
export const LONG_NAME = `my ${'very '.repeat(30)}own requests`;

const SENTENCES = {
  'show me my requests': sure('requests'),
  'who may use it': sure('access'),
  'swap it for something else': sure('exchange'),
  'i want my money back': sure('refund'),
  'refund the test machine instead': sure('refund', { reservations: [VM_TEST] }),
  'refund two of them': sure('refund', { reservations: [VM], quantity: 2 }),
  'give me the ids or the guides': unsure(['properties', 'resources', 'refund']),
  'mes demandes svp': sure('requests'),
  'refund services': sure('refund'),
  [LONG_NAME]: sure('requests'),
};

type Step = 'list' | 'quote' | 'form' | 'menu';

/** A conversation that stands in one step of a task. */
export async function at(step: Step, locale?: string) {
  const chat = wordsChat(SENTENCES, { ...(locale && { locale }) });
  await chat.harness.start();
  const typed = {
    menu: [],
    list: ['2', 'contoso'],
    quote: ['2', 'contoso', 'VM-Prod', '2'],
    form: ['4', 'contoso'],
  }[step];
  if (typed.length > 0) await chat.harness.sayAll(...typed);
  return chat;
}

export const TITLES: Readonly<Record<Exclude<Step, 'menu'>, RegExp>> = {
  list: /^Which reservation do you want to return\?/,
  quote: /^Refund quote[\s\S]*2 of 4/,
  form: /^Step 1 of 4/,
};
