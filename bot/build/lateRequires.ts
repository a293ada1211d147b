import type { AnyNode, Identifier, VariableDeclaration } from 'acorn';
import { childrenOf, type Edit, edited, parseCommonJs } from './codeEdits.js';

/** How the TypeScript compiler wraps a module for `import x from` and `import * as x from`. */
const WRAPPERS: ReadonlySet<string> = new Set(['__importDefault', '__importStar']);

/** A variable of a module that holds another one. */
interface Held {
  readonly name: string;
  readonly declaration: VariableDeclaration;
  /** Where what it holds begins. */
  readonly start: number;
}

/** Where a name stands. */
interface Use {
  readonly node: Identifier;
  /** Whether a member of it is read: `name.x`. */
  readonly isRead: boolean;
  readonly beginsStatement: boolean;
  readonly isInFunction: boolean;
}

/**
 * Has a CommonJS module load others when it first uses them: `const x = require('y')` becomes a function that does, and
 * `x.z` reads its result. Leaves a variable alone that is used when the module is loaded, or in any other way than by
 * reading members of it.
 * @param packages whose loading has no effect that others wait for
 * @returns undefined where nothing changed
 */
export function withLateRequires(code: string, packages: ReadonlySet<string>): string | undefined {
  if (!requiresAny(code, packages)) return undefined;
  const program = parseCommonJs(code);
  const edits = program.body
    .map((statement) => heldBy(statement, packages))
    .filter((held) => held !== undefined)
    .flatMap((held) => editsFor(held, usesOf(held.name, program), code));
  return edits.length === 0 ? undefined : edited(code, edits);
}

/** Asked before anything is parsed: most modules do not, and others are no CommonJS modules. */
function requiresAny(code: string, packages: ReadonlySet<string>): boolean {
  return [...code.matchAll(/\brequire\((['"])(.+?)\1\)/g)].some(([, , name = '']) => packages.has(name));
}

function heldBy(statement: AnyNode, packages: ReadonlySet<string>): Held | undefined {
  if (statement.type !== 'VariableDeclaration' || statement.declarations.length !== 1) return undefined;
  const [declarator] = statement.declarations;
  if (declarator?.id.type !== 'Identifier' || !declarator.init) return undefined;
  if (!packages.has(requiredBy(declarator.init) ?? '')) return undefined;
  return { name: declarator.id.name, declaration: statement, start: declarator.init.start };
}

/** The package of `require('…')`, wrapped or not. */
function requiredBy(node: AnyNode): string | undefined {
  if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier' || node.arguments.length !== 1) {
    return undefined;
  }
  const [given] = node.arguments;
  if (WRAPPERS.has(node.callee.name)) return given && requiredBy(given);
  const isRequire = node.callee.name === 'require' && given?.type === 'Literal';
  return isRequire && typeof given.value === 'string' ? given.value : undefined;
}

/** All places of a name but those where it is a member's. A variable of the same name inside makes uses that read nothing. */
function usesOf(name: string, program: AnyNode): readonly Use[] {
  const uses: Use[] = [];
  visit(program, { isRead: false, isInFunction: false, statementStart: -1 });
  return uses;

  function visit(
    node: AnyNode,
    place: { isRead: boolean; isInFunction: boolean; statementStart: number },
  ): void {
    if (node.type === 'Identifier') {
      const { isRead, isInFunction } = place;
      if (node.name === name) {
        uses.push({ node, isRead, isInFunction, beginsStatement: node.start === place.statementStart });
      }
      return;
    }
    const inside = {
      isRead: false,
      isInFunction: place.isInFunction || /Function/.test(node.type),
      statementStart: node.type === 'ExpressionStatement' ? node.start : place.statementStart,
    };
    for (const child of childrenOf(node)) {
      if (isMemberName(node, child)) continue;
      const isRead = node.type === 'MemberExpression' && node.object === child && !node.optional;
      visit(child, { ...inside, isRead });
    }
  }
}

function isMemberName(node: AnyNode, child: AnyNode): boolean {
  if (node.type === 'MemberExpression') return !node.computed && node.property === child;
  const isMember = ['Property', 'MethodDefinition', 'PropertyDefinition'].includes(node.type);
  if (!isMember || !('computed' in node) || !('key' in node)) return false;
  return !node.computed && node.key === child && !('shorthand' in node && node.shorthand);
}

function editsFor({ name, declaration, start }: Held, uses: readonly Use[], code: string): Edit[] {
  const kept = `${name}$loaded`;
  const reads = uses.filter(({ node }) => node.start < declaration.start || node.start >= declaration.end);
  const isLate = reads.every(({ isRead, isInFunction }) => isRead && isInFunction);
  if (!isLate || code.includes(kept)) return [];
  return [
    { start: declaration.start, end: declaration.start, code: `let ${kept}; ` },
    { start, end: start, code: `() => ${kept} ??= ` },
    // In parentheses, for `new x.Y()`; not where a statement begins, as the line before it could go on there.
    ...reads.map(({ node, beginsStatement }) => ({
      start: node.start,
      end: node.end,
      code: beginsStatement ? `${name}()` : `(${name}())`,
    })),
  ];
}
