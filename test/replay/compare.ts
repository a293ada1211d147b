import type { Activity } from 'botbuilder';
import { type CardNode, isNode, nodesOf } from '../support/cardNodes.js';
import { type IdMap, idsIn, withoutIds } from './idMap.js';
import { titleOf, wordsOf } from './words.js';

/** Members of an activity that say what the user sees. */
const SEEN = [
  'type',
  'text',
  'textFormat',
  'speak',
  'attachments',
  'attachmentLayout',
  'suggestedActions',
  'name',
  'value',
] as const;

const INSTANT = /\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z/g;

/** The card of a reply that has one, as paths call it. */
const CARD = 'attachments[0].content';

/** One place where the bot says something else than the transcript. */
export interface Difference {
  /** Where, such as `reply 2 “Refund quote”: card.body[1].text`. */
  readonly path: string;
  readonly expected: string;
  readonly actual: string;
}

/**
 * Compares what the bot said in one turn: text, cards and suggested actions, with ids that a run makes and instants
 * aside. Learns which ids of this run stand for which recorded ones.
 */
export function compareReplies(
  expected: readonly Partial<Activity>[],
  actual: readonly Partial<Activity>[],
  ids: IdMap,
): Difference[] {
  learnSteps(expected, actual, ids);
  return paired(expected, actual, (path, one, other) =>
    compare('', seen(one), seen(other), ids).map((difference) => ({
      ...difference,
      path: `${path} “${titleOf(other)}”: ${difference.path.replace(CARD, 'card')}`,
    })),
  );
}

/** Compares the words of one turn, as a person wrote them into a `.chat` file. */
export function compareWords(
  expected: readonly Partial<Activity>[],
  actual: readonly Partial<Activity>[],
  ids: IdMap,
): Difference[] {
  return paired(expected, actual, (path, one, other) => {
    const written = wordsOf(one).split('\n');
    const said = wordsOf(other).split('\n');
    const length = Math.max(written.length, said.length);
    return Array.from({ length }, (_, line) =>
      compare(`${path}, line ${line + 1}`, written[line], said[line], ids),
    ).flat();
  });
}

/** Compares reply by reply; one that is missing or too many is a single difference. */
function paired(
  expected: readonly Partial<Activity>[],
  actual: readonly Partial<Activity>[],
  differ: (path: string, one: Partial<Activity>, other: Partial<Activity>) => Difference[],
): Difference[] {
  const length = Math.max(expected.length, actual.length);
  return Array.from({ length }, (_, index) => {
    const [one, other] = [expected[index], actual[index]];
    const path = `reply ${index + 1}`;
    if (one && other) return differ(path, one, other);
    return [{ path, expected: replyAsLine(one), actual: replyAsLine(other) }];
  }).flat();
}

/** A card's tokens are learned by their order: so recorded presses find their card where its layout changed. */
function learnSteps(
  expected: readonly Partial<Activity>[],
  actual: readonly Partial<Activity>[],
  ids: IdMap,
): void {
  const made = stepsOf(actual);
  for (const [index, step] of stepsOf(expected).entries()) {
    const here = made[index];
    if (here !== undefined) ids.agrees(step, here);
  }
}

function stepsOf(replies: readonly Partial<Activity>[]): string[] {
  const steps = nodesOf(replies.map(({ attachments = [] }) => attachments)).map(({ step }) => step);
  return [...new Set(steps.filter((step) => typeof step === 'string'))];
}

/** Channels write what is absent as null, as an empty text or as an empty list. */
function seen(activity: Partial<Activity>): CardNode {
  return Object.fromEntries(
    SEEN.map((name) => [name, activity[name] as unknown]).filter(
      ([, value]) => value !== undefined && value !== null && value !== '' && !isEmptyList(value),
    ),
  );
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function compare(path: string, expected: unknown, actual: unknown, ids: IdMap): Difference[] {
  if (typeof expected === 'string' && typeof actual === 'string')
    return sameText(expected, actual, ids) ? [] : [{ path, expected, actual }];
  if (isNode(expected) && isNode(actual)) {
    const names = [...new Set([...Object.keys(expected), ...Object.keys(actual)])];
    return names.flatMap((name) => compare(join(path, name), expected[name], actual[name], ids));
  }
  if (Array.isArray(expected) && Array.isArray(actual)) {
    const length = Math.max(expected.length, actual.length);
    return Array.from({ length }, (_, index) =>
      compare(`${path}[${index}]`, expected[index], actual[index], ids),
    ).flat();
  }
  return Object.is(expected, actual) ? [] : [{ path, expected: shown(expected), actual: shown(actual) }];
}

function sameText(expected: string, actual: string, ids: IdMap): boolean {
  if (masked(expected) !== masked(actual)) return false;
  const made = idsIn(actual);
  return idsIn(expected).every((id, index) => ids.agrees(id, made[index] ?? ''));
}

function masked(text: string): string {
  return withoutIds(text).replace(INSTANT, '<instant>');
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function shown(value: unknown): string {
  if (value === undefined) return '(nothing)';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function replyAsLine(reply: Partial<Activity> | undefined): string {
  return reply ? wordsOf(reply).split('\n').join(' / ') || `(${reply.type})` : '(no reply)';
}
