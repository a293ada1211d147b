import type { Attachment } from 'botbuilder';
import type { InvokeAnswer } from '../../invokes/invokeHandler.js';

/** What an item of the extension's list looks like before it is chosen. */
export interface Preview {
  readonly title: string;
  readonly text: string;
  /** What the client sends when the item is chosen; absent where its card is complete. */
  readonly chosen?: object | undefined;
}

/** An item of the list: the card that goes into the conversation, with its preview. */
export type ListedCard = Attachment & { readonly preview: Attachment };

const THUMBNAIL = 'application/vnd.microsoft.card.thumbnail';

/** Clients read HTML in the text of a preview. */
const MARKUP: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

export function listedCard(card: Attachment, { title, text, chosen }: Preview): ListedCard {
  const content = {
    title,
    text: text.replace(/[&<>]/g, (character) => MARKUP[character] ?? character),
    ...(chosen && { tap: { type: 'invoke', title, value: chosen } }),
  };
  return { ...card, preview: { contentType: THUMBNAIL, content } };
}

/** Cards of the message extension; none when nothing is to be shown. */
export function cardsAnswer(attachments: readonly Attachment[]): InvokeAnswer {
  return {
    status: 200,
    body: { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } },
  };
}

/** A sentence in the place of cards. */
export function sentenceAnswer(text: string): InvokeAnswer {
  return { status: 200, body: { composeExtension: { type: 'message', text } } };
}

/** A window that shows a card. */
export function windowAnswer(title: string, card: Attachment): InvokeAnswer {
  return {
    status: 200,
    body: { task: { type: 'continue', value: { title, card, width: 'medium', height: 'large' } } },
  };
}

/** A window's last sentence. */
export function windowSentence(value: string): InvokeAnswer {
  return { status: 200, body: { task: { type: 'message', value } } };
}
