import assert from 'node:assert/strict';
import type { Attachment } from 'botframework-schema';
import { answeredCard, type CardAnswer } from '../../../cards/answered/answeredCard.js';
import { type CardNode, isNode } from '../../support/cardNodes.js';
import { parseFaults } from '../cardChecks.js';
import { schemaFaults } from '../cardSchema.js';

/** Nothing a user can press, enter or look up. */
const INTERACTIVE = /^(Action\.|Input\.|ActionSet$|Data\.)/;
const ASKING = ['actions', 'selectAction', 'inlineAction', 'refresh', 'choices.data'];

/** Fails unless the answered form of the card can be drawn, asks nothing, and has lost nothing that it said. */
export function assertAnswerable(card: Attachment, answer: CardAnswer = { chosen: 'Chosen: this' }): void {
  const before = JSON.stringify(card);
  const answered = answeredCard(card, answer);
  assert.equal(JSON.stringify(card), before, 'the card itself was changed');
  assert.deepEqual([...parseFaults(answered.content), ...schemaFaults(answered.content)], []);
  for (const node of nodesIn(answered.content)) {
    assert.doesNotMatch(String(node.type ?? ''), INTERACTIVE);
    assert.deepEqual(
      ASKING.filter((name) => name in node),
      [],
    );
  }
  const said = textsOf(answered.content);
  let at = 0;
  for (const text of [...textsOf(withoutProblems(card.content)), answer.chosen]) {
    const found = said.indexOf(text, at);
    assert.ok(found >= 0, `“${text}” is lost or stands elsewhere`);
    at = found + 1;
  }
  assert.deepEqual(answeredCard(answered, answer), answered, 'a second answer changes it');
}

/** What was wrong with an entry is over once the card is answered. */
function withoutProblems(node: unknown): unknown {
  if (Array.isArray(node)) {
    return node.filter((one) => !isNode(one) || !String(one.id).startsWith('problem.')).map(withoutProblems);
  }
  if (!isNode(node)) return node;
  return Object.fromEntries(Object.entries(node).map(([name, member]) => [name, withoutProblems(member)]));
}

/** What is drawn as text, in order: not what stands on buttons. An input says its label. */
export function textsOf(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(textsOf);
  if (!isNode(node) || String(node.type).startsWith('Action')) return [];
  if (String(node.type).startsWith('Input.')) return [String(node.label ?? node.title)];
  const own = typeof node.text === 'string' ? [node.text] : [];
  return [...own, ...Object.values(node).flatMap(textsOf)];
}

function nodesIn(node: unknown): CardNode[] {
  if (Array.isArray(node)) return node.flatMap(nodesIn);
  return isNode(node) ? [node, ...Object.values(node).flatMap(nodesIn)] : [];
}
