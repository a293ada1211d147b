import type { Activity } from 'botbuilder';
import { isNode } from '../support/cardNodes.js';

/** The replies without the facts of these labels, such as `Session ID`: a row of columns or a fact that names one. */
export function withoutFacts(
  replies: readonly Partial<Activity>[],
  labels: readonly string[],
): readonly Partial<Activity>[] {
  return labels.length === 0 ? replies : (cut(replies, new Set(labels)) as Partial<Activity>[]);
}

function cut(value: unknown, labels: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) {
    return value.filter((item) => !isFactOf(item, labels)).map((item) => cut(item, labels));
  }
  if (!isNode(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, cut(member, labels)]));
}

function isFactOf(item: unknown, labels: ReadonlySet<string>): boolean {
  if (!isNode(item)) return false;
  if (typeof item.title === 'string' && 'value' in item) return labels.has(item.title);
  return item.type === 'ColumnSet' && textsIn(item.columns).some((text) => labels.has(text));
}

function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (!isNode(value)) return [];
  const own = typeof value.text === 'string' ? [value.text] : [];
  return [...own, ...textsIn(value.items), ...textsIn(value.inlines)];
}
