import type { Activity, Attachment } from 'botbuilder';
import { type CardNode, isNode } from '../support/cardNodes.js';

/**
 * A reply as a person reads it: its text, then each card line by line, from top to bottom. Columns stand beside each
 * other (`|`), inputs with what they hold (`Name: …`), buttons last (`‹Back› ‹Cancel›`). One block, no empty lines.
 */
export function wordsOf({ text, attachments, suggestedActions }: Partial<Activity>): string {
  const actions = suggestedActions?.actions.map(({ title }) => title) ?? [];
  const lines = [text ?? '', ...(attachments ?? []).flatMap(cardLines), buttonLine(actions)];
  return lines
    .flatMap((line) => line.split('\n'))
    .map((line) => line.replace(/\s+/gu, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** What a reply is called: the title of its card, or else the beginning of its text. */
export function titleOf({ text, attachments }: Partial<Activity>): string {
  const title = attachments?.map(titleOfCard).find((found) => found !== undefined);
  return title ?? (text ?? '').slice(0, 40);
}

/** What a card says of itself when it is read aloud. */
export function titleOfCard({ content }: Attachment): string | undefined {
  return isNode(content) && typeof content.speak === 'string' ? content.speak : undefined;
}

function cardLines({ content, contentType }: Attachment): string[] {
  if (!isNode(content)) return [`(${contentType})`];
  return [...linesOf(content.body), buttonLine(titles(content.actions))];
}

function linesOf(element: unknown): string[] {
  if (Array.isArray(element)) return element.flatMap(linesOf);
  if (!isNode(element)) return [];
  switch (element.type) {
    case 'TextBlock':
      return [String(element.text)];
    case 'RichTextBlock':
      return [inlinesOf(element).join('')];
    case 'ColumnSet':
      return [columnsOf(element).join(' | ')];
    case 'FactSet':
      return nodesIn(element.facts).map(({ title, value }) => `${title}: ${value}`);
    case 'ActionSet':
      return [buttonLine(titles(element.actions))];
    default:
      return String(element.type).startsWith('Input.')
        ? [`${element.label}: ${enteredIn(element)}`]
        : [element.items, element.columns, element.rows, element.cells].flatMap(linesOf);
  }
}

function columnsOf({ columns }: CardNode): string[] {
  return nodesIn(columns)
    .map((column) => linesOf(column.items).join(' — '))
    .filter((column) => column.trim() !== '');
}

function inlinesOf({ inlines }: CardNode): string[] {
  return Array.isArray(inlines)
    ? inlines.map((inline) => (isNode(inline) ? String(inline.text) : String(inline)))
    : [];
}

/** What stands in an input, as the user sees it; `…` while nothing does. */
function enteredIn({ value, choices }: CardNode): string {
  const chosen = nodesIn(choices).find((choice) => choice.value === value);
  return String(chosen?.title ?? value ?? '').replaceAll('\n', ' / ') || '…';
}

function titles(actions: unknown): string[] {
  return nodesIn(actions).map(({ title }) => String(title));
}

function buttonLine(buttons: readonly string[]): string {
  return buttons.map((title) => `‹${title}›`).join(' ');
}

function nodesIn(value: unknown): CardNode[] {
  return Array.isArray(value) ? value.filter(isNode) : [];
}
