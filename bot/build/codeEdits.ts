import { type AnyNode, type Program, parse } from 'acorn';

/** Part of the code, and what stands in its place. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly code: string;
}

/** @throws SyntaxError where it is no CommonJS module */
export function parseCommonJs(code: string): Program {
  return parse(code, {
    ecmaVersion: 'latest',
    sourceType: 'script',
    allowReturnOutsideFunction: true,
    allowHashBang: true,
  });
}

export function childrenOf(node: AnyNode): AnyNode[] {
  return Object.values(node).flat().filter(isNode);
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** The code after edits that do not overlap; those at one position stand in the order in which they are given. */
export function edited(code: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, code: put } of edits.toSorted((one, other) => one.start - other.start)) {
    parts.push(code.slice(at, start), put);
    at = end;
  }
  parts.push(code.slice(at));
  return parts.join('');
}
