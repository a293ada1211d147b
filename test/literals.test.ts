import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Members of an Adaptive Card that a user reads. */
const READ_BY_USERS = new Set([
  'text',
  'title',
  'label',
  'placeholder',
  'altText',
  'speak',
  'errorMessage',
  'fallbackText',
  'tooltip',
  'value',
]);

/** Members of an activity or a card, and functions, that take what a user reads. */
const SAYS = /^(say|sayText|text|title|label|placeholder|speak|hint|subtitle|detail)$/;

describe('texts', () => {
  it('should stand in no card template', () => {
    const found = filesOf('cards', '.json').flatMap((file) => {
      const literals: string[] = [];
      visitJson(JSON.parse(readFileSync(join(ROOT, file), 'utf8')), (name, text) => {
        if (READ_BY_USERS.has(name) && /\p{L}{2}/u.test(text.replace(/\$\{[^}]*\}/g, '')))
          literals.push(`${file}: ${text}`);
      });
      return literals;
    });
    assert.deepEqual(found, []);
  });

  it('should not be given to users as literals in code', () => {
    const files = ['dialogs', 'cards', 'bot'].flatMap((folder) => filesOf(folder, '.ts'));
    assert.deepEqual(files.flatMap(spokenLiterals), []);
  });

  it('should not stand as sentences in dialogs and cards', () => {
    const files = ['dialogs', 'cards'].flatMap((folder) => filesOf(folder, '.ts'));
    assert.deepEqual(files.flatMap(sentences), []);
  });
});

/** `request.basics.title`: names a text, is none. */
const TEXT_KEY = /^[a-z][\w-]*(\.[\w-]+)+$/i;

/** A string, or a piece of one with placeholders. */
type Literal = ts.StringLiteralLike | ts.TemplateHead | ts.TemplateMiddle | ts.TemplateTail;

function isLiteral(node: ts.Node): node is Literal {
  return ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);
}

function filesOf(folder: string, ending: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name));
}

function visitJson(node: unknown, visit: (name: string, text: string) => void): void {
  if (typeof node !== 'object' || node === null) return;
  for (const [name, member] of Object.entries(node)) {
    if (typeof member === 'string') visit(name, member);
    else visitJson(member, visit);
  }
}

/** Literals with letters that are the value of a spoken member or the argument of a speaking function. */
function spokenLiterals(file: string): string[] {
  return literalsOf(file, (node) => {
    const { parent } = node;
    if (ts.isPropertyAssignment(parent)) return SAYS.test(parent.name.getText());
    return ts.isCallExpression(parent) && /\b(sayText|sendActivity)$/.test(parent.expression.getText());
  });
}

/** Literals of two words or more, except what goes into an error for the log. */
function sentences(file: string): string[] {
  return literalsOf(file, (node) => /\p{L}{2,} \p{L}{2,}/u.test(node.text) && !isInError(node));
}

function isInError(node: ts.Node): boolean {
  const error = ts.findAncestor(
    node,
    (above) => ts.isNewExpression(above) && /Error$/.test(above.expression.getText()),
  );
  return error !== undefined;
}

function literalsOf(file: string, matches: (node: Literal) => boolean): string[] {
  const source = sourceOf(file);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (isLiteral(node) && /\p{L}{2}/u.test(node.text) && !TEXT_KEY.test(node.text) && matches(node)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      found.push(`${file}:${line + 1}: ${node.text}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const sources = new Map<string, ts.SourceFile>();

/** Each file is parsed once for all tests. */
function sourceOf(file: string): ts.SourceFile {
  const kept = sources.get(file);
  if (kept) return kept;
  const text = readFileSync(join(ROOT, file), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  sources.set(file, source);
  return source;
}
