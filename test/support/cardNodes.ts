/** One object inside a card, of which nothing is known. */
export type CardNode = Readonly<Record<string, unknown>>;

export function isNode(value: unknown): value is CardNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every object inside a card, in order. */
export function nodesOf(node: unknown): CardNode[] {
  if (Array.isArray(node)) return node.flatMap(nodesOf);
  return isNode(node) ? [node, ...Object.values(node).flatMap(nodesOf)] : [];
}
