import assert from 'node:assert/strict';
import { AdaptiveCard, SerializationContext, Versions } from 'adaptivecards';
import type { Attachment } from 'botframework-schema';
import { ADAPTIVE_CARD } from '../../cards/adaptiveCard.js';
import type { Texts } from '../../services/localization/texts.js';
import { languages } from '../support/languages.js';
import { schemaFaults } from './cardSchema.js';

type Node = Readonly<Record<string, unknown>>;

/** The texts of every language, for tests that draw a card in each. */
export const allTexts: readonly Texts[] = languages.languages.map((language) => languages.textsFor(language));

export function textsIn(language: string): Texts {
  return languages.textsFor(language);
}

/** What users and customers may be called: Markdown, HTML, template and client expressions, emoji. */
export const HOSTILE = [
  '**bold** _it_ [link](https://example.com) # h',
  '<b>bold</b> <script>alert(1)</script> &amp;',
  '$' + '{1+1} $' + '{title} $' + '{$root}',
  '{{DATE(2020-01-01T00:00:00Z)}} {{TIME(2020-01-01T00:00:00Z, SHORT)}}',
  '👩‍💻 🇫🇷 مرحبا',
  '"quoted" \\ \' `code` | - * 1. x',
] as const;

/** The characters that a client would take for a function of its own are kept apart by one without width. */
const WORD_JOINER = /\u2060/g;

/** All of them in one name. */
export const HOSTILE_NAME = HOSTILE.join(' ');

/** Drawn only, never interpreted, by every client. */
const PLAIN = new Set(['TextRun', 'Input.Text', 'Input.Number', 'Input.ChoiceSet', 'Action.Submit']);

/** Fails unless every client can draw the card: version 1.5, no fault in it, no expression left. */
export function assertDrawable({ contentType, content }: Attachment): void {
  assert.equal(contentType, ADAPTIVE_CARD);
  assert.equal(content.version, '1.5');
  assert.deepEqual(parseFaults(content), []);
  assert.deepEqual(schemaFaults(content), []);
  assert.deepEqual(unexpanded(content), []);
  assertActions(content);
  for (const input of nodesOf(content).filter(({ type }) => String(type).startsWith('Input.'))) {
    assert.ok(
      typeof input.label === 'string' && input.label !== '',
      `input ${String(input.id)} has no label`,
    );
    assert.match(String(input.id), /^[A-Za-z][A-Za-z0-9]*$/);
  }
}

/** Fails when `typed` stands anywhere that a client reads as Markdown, or is not shown as it was typed. */
export function assertShownAsTyped({ content }: Attachment, typed: string = HOSTILE_NAME): void {
  const shown = nodesOf(content).flatMap((node) =>
    ownTexts(node).map((text) => ({ isPlain: PLAIN.has(String(node.type)), text })),
  );
  const withIt = shown.filter(({ text }) => text.replace(WORD_JOINER, '').includes(typed));
  assert.ok(withIt.length > 0, 'the text is not shown as it was typed');
  assert.deepEqual(
    withIt.filter(({ isPlain }) => !isPlain),
    [],
  );
  assert.deepEqual(
    shown.filter(({ text }) => text.includes('{{')),
    [],
    'clients replace {{DATE()}}',
  );
}

/** What a client's own parser has against a card. */
export function parseFaults(content: unknown): string[] {
  const context = new SerializationContext(Versions.v1_5);
  const card = new AdaptiveCard();
  card.parse(content, context);
  const parsing = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
  return [...parsing, ...card.validateProperties().validationEvents.map(({ message }) => message)];
}

/** Strings in which an expression of the template was left, apart from those that users typed. */
function unexpanded(content: unknown): string[] {
  const typed = new RegExp(HOSTILE.map(escaped).join('|'), 'g');
  return stringsOf(content).filter((text) => text.replace(WORD_JOINER, '').replace(typed, '').includes('${'));
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function assertActions(content: Node): void {
  const buttons = (content.actions ?? []) as readonly Node[];
  assert.ok(buttons.length <= 6, `Teams draws six buttons, not ${buttons.length}`);
  const nodes = nodesOf(content);
  const rows = new Set(nodes.map(({ selectAction }) => selectAction));
  for (const action of nodes.filter(({ type }) => String(type).startsWith('Action.'))) {
    if (action.type === 'Action.OpenUrl') {
      assertLink(action);
      continue;
    }
    if (action.type === 'Action.Execute') {
      assertExecute(action);
      continue;
    }
    assert.equal(action.type, 'Action.Submit');
    // A title on a row would replace its text for a screen reader.
    if (rows.has(action)) assert.equal(action.title, undefined);
    else assert.ok(typeof action.title === 'string' && action.title !== '');
    const data = action.data as Node;
    assert.ok(typeof data.action === 'string' && typeof data.step === 'string', JSON.stringify(data));
  }
}

/** A button that changes the card for everybody, and a message of the same where a client does not know such buttons. */
function assertExecute({ title, verb, fallback }: Node): void {
  assert.ok(typeof title === 'string' && title !== '');
  const { type, title: same, data } = fallback as Node;
  assert.deepEqual([type, same, (data as Node).action], ['Action.Submit', title, verb]);
}

/** A page that opens beside the chat: named, and nothing that a client could run. */
function assertLink({ title, url }: Node): void {
  assert.ok(typeof title === 'string' && title !== '');
  assert.equal(new URL(String(url)).protocol, 'https:');
}

function nodesOf(node: unknown): Node[] {
  if (Array.isArray(node)) return node.flatMap(nodesOf);
  if (typeof node !== 'object' || node === null) return [];
  return [node as Node, ...Object.values(node).flatMap(nodesOf)];
}

/** Strings directly in a node, apart from the data that a button sends. */
function ownTexts(node: Node): string[] {
  return Object.values(node).filter((value): value is string => typeof value === 'string');
}

function stringsOf(node: unknown): string[] {
  return nodesOf(node).flatMap(ownTexts);
}
