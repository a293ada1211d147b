import type { StoreMiddleware } from './webChat.js';

const INCOMING = 'DIRECT_LINE/INCOMING_ACTIVITY';
const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive';
/** In reading order. Choices are left out: a list of all countries is no announcement. */
const PARTS = ['body', 'items', 'columns', 'rows', 'cells', 'inlines', 'facts', 'actions'];
const WORDS = ['speak', 'label', 'title', 'text'];

/** What a screen reader announces of a card: all of its text, in reading order. */
export function spokenCard(content: unknown): string {
  const texts = new Set([...textsIn(content)].map((text) => text.trim()).filter(hasWords));
  return [...texts].map((text) => (/[.!?:…]$/.test(text) ? text : `${text}.`)).join(' ');
}

/** The columns of a chart have none: what it shows stands beside it in words. */
function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/**
 * Store middleware that gives every activity with a card the text to announce. Web Chat's own announcement skips the
 * text of cards and repeats their inputs without labels.
 */
export const announceCards: StoreMiddleware = () => (next) => (action) => {
  const activity = action.type === INCOMING ? action.payload?.activity : undefined;
  const cards = activity?.attachments?.filter(({ contentType }) => contentType === ADAPTIVE_CARD) ?? [];
  if (activity === undefined || cards.length === 0) return next(action);
  const spoken = [activity.text ?? '', ...cards.map(({ content }) => spokenCard(content))].join(' ').trim();
  const channelData = { ...activity.channelData, 'webchat:fallback-text': spoken };
  return next({ ...action, payload: { ...action.payload, activity: { ...activity, channelData } } });
};

function* textsIn(node: unknown): Generator<string> {
  if (Array.isArray(node)) {
    for (const member of node) yield* textsIn(member);
  } else if (typeof node === 'object' && node !== null) {
    const parts = node as Readonly<Record<string, unknown>>;
    for (const key of WORDS) {
      if (typeof parts[key] === 'string') yield parts[key];
    }
    if (typeof parts.title === 'string' && typeof parts.value === 'string' && !('type' in parts)) {
      yield parts.value;
    }
    for (const key of PARTS) yield* textsIn(parts[key]);
  }
}
