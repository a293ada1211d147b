import type { AnyNode, CallExpression, FunctionExpression, YieldExpression } from 'acorn';
import { childrenOf, type Edit, edited, parseCommonJs } from './codeEdits.js';

/** The helper as the TypeScript compiler writes it; whatever else goes by its name is left alone. */
const HELPER =
  /\bvar __awaiter = \(this && this\.__awaiter\) \|\| function \(thisArg, _arguments, P, generator\) \{/;

/** What the walk knows of the code around a node. */
interface Place {
  /** The generator whose `yield`s become `await`s here; undefined in any other function. */
  readonly awaiter: FunctionExpression | undefined;
  /** Where the innermost statement that is an expression begins. */
  readonly statementStart: number | undefined;
}

/**
 * Writes async functions that the TypeScript compiler made generators of, for engines without them, as async functions:
 * `__awaiter(this, void 0, void 0, function* () { … yield x … })` becomes `(async () => { … (await (x)) … })()`.
 * Shapes in which both would not mean the same, or that it does not know, stay as they are.
 * @param code of a CommonJS module
 * @returns undefined where nothing changed
 */
export function withNativeAsync(code: string): string | undefined {
  if (!HELPER.test(code)) return undefined;
  const edits: Edit[] = [];
  collect(parseCommonJs(code), { awaiter: undefined, statementStart: undefined }, edits);
  return edits.length === 0 ? undefined : edited(code, edits);
}

/** Beginnings are added before what is inside and ends after it, so that edits at one position stand in order. */
function collect(node: AnyNode, place: Place, edits: Edit[]): void {
  const generator = generatorOf(node, place);
  if (generator) {
    const { body } = generator;
    edits.push({ start: node.start, end: body.start, code: '(async () => ' });
    collectInside(body, { awaiter: generator, statementStart: undefined }, edits);
    edits.push({ start: body.end, end: node.end, code: ')()' });
  } else if (node.type === 'YieldExpression' && place.awaiter) {
    collectYield(node, place, edits);
  } else if (node.type === 'ExpressionStatement') {
    collectInside(node, { ...place, statementStart: node.start }, edits);
  } else {
    collectInside(node, isFunction(node) ? { ...place, awaiter: undefined } : place, edits);
  }
}

/** `await` binds tighter than `yield` on both sides: operand and result stand in parentheses. */
function collectYield(node: YieldExpression, place: Place, edits: Edit[]): void {
  // Where a statement begins, a parenthesis could go on with the line before it.
  const [open, close] = node.start === place.statementStart ? ['', ''] : ['(', ')'];
  const { argument } = node;
  if (!argument) {
    edits.push({ start: node.start, end: node.end, code: `${open}await undefined${close}` });
    return;
  }
  edits.push({ start: node.start, end: argument.start, code: `${open}await (` });
  collect(argument, place, edits);
  edits.push({ start: argument.end, end: node.end, code: `)${close}` });
}

function collectInside(node: AnyNode, place: Place, edits: Edit[]): void {
  for (const child of childrenOf(node)) collect(child, place, edits);
}

/** The generator of a call of the helper that can be an async function as well. */
function generatorOf(node: AnyNode, { statementStart }: Place): FunctionExpression | undefined {
  if (node.type !== 'CallExpression' || node.start === statementStart || !isHelperCall(node))
    return undefined;
  const [self, given, promise, generator] = node.arguments;
  if (!given || !promise || !isNothing(given) || !isNothing(promise)) return undefined;
  if (generator?.type !== 'FunctionExpression' || !generator.generator || generator.id) return undefined;
  if (generator.params.length > 0) return undefined;
  const isOwnThis = self?.type === 'ThisExpression';
  if (!isOwnThis && !(self && isNothing(self))) return undefined;
  return canBeArrow(generator.body, isOwnThis) ? generator : undefined;
}

function isHelperCall({ callee, optional, arguments: given }: CallExpression): boolean {
  return !optional && callee.type === 'Identifier' && callee.name === '__awaiter' && given.length === 4;
}

/** `void 0` */
function isNothing(node: AnyNode): boolean {
  return node.type === 'UnaryExpression' && node.operator === 'void' && node.argument.type === 'Literal';
}

/**
 * Whether code means the same in an async arrow function as in a generator without parameters that is called with
 * another `this`, or with the same one.
 */
function canBeArrow(node: AnyNode, isSameThis: boolean): boolean {
  switch (node.type) {
    case 'Identifier':
      return !['arguments', 'await', 'eval'].includes(node.name);
    case 'ThisExpression':
      return isSameThis;
    case 'MetaProperty':
      return false;
    case 'YieldExpression':
      if (node.delegate) return false;
      break;
    case 'FunctionExpression':
    case 'FunctionDeclaration':
      return !hasNameAwait(node);
  }
  return childrenOf(node).every((child) => canBeArrow(child, isSameThis));
}

/** `this`, `arguments` and `yield` are a function's own, but its name and parameters may read what stands outside. */
function hasNameAwait(node: AnyNode): boolean {
  return (
    (node.type === 'Identifier' && ['await', 'eval'].includes(node.name)) ||
    childrenOf(node).some(hasNameAwait)
  );
}

function isFunction({ type }: AnyNode): boolean {
  return ['FunctionExpression', 'FunctionDeclaration', 'ArrowFunctionExpression'].includes(type);
}
