import assert from 'node:assert/strict';
import { runInThisContext } from 'node:vm';
import { withNativeAsync } from '../../../bot/build/nativeAsync.js';

/** As the TypeScript compiler writes it. */
const HELPER = `var __awaiter = (this && this.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};
`;

/** Bodies of `run(said, later, fail)`, which give a promise: each goes the same way when its async functions are native. */
const CHANGED: Readonly<Record<string, string>> = {
  'an awaited value':
    'return __awaiter(this, void 0, void 0, function* () { return (yield later(2)) + 1; });',
  'what is no promise': 'return __awaiter(this, void 0, void 0, function* () { return [yield 1, yield]; });',
  'the same this':
    'return { n: 4, get() { return __awaiter(this, void 0, void 0, function* () { yield later(0); return this.n; }); } }.get();',
  'an async arrow function':
    'const add = (a, b) => __awaiter(this, void 0, void 0, function* () { return (yield a) + (yield b); }); return add(later(1), 2);',
  'no this where none is read':
    'return __awaiter(void 0, void 0, void 0, function* () { return yield later(6); });',
  'one in another':
    'return __awaiter(this, void 0, void 0, function* () { return yield __awaiter(this, void 0, void 0, function* () { return yield later(5); }); });',
  'a function with a this and arguments of its own':
    'return __awaiter(this, void 0, void 0, function* () { yield later(0); return (function () { return [this === undefined, arguments.length]; })(1, 2); });',
  'a generator inside':
    'return __awaiter(this, void 0, void 0, function* () { const two = function* () { yield 1; yield 2; }; return [...two(), yield later(3)]; });',
  'precedence inside an expression':
    'return __awaiter(this, void 0, void 0, function* () { return [yield later(1), (yield later({ a: 2 })).a, !(yield later(false)), `${yield later(3)}`, (yield later(0)) || (yield later(4))]; });',
  'precedence of the operand':
    'return __awaiter(this, void 0, void 0, function* () { const a = yield 1 ? later(2) : later(3); const b = yield (said("x"), later(5)); const c = yield yield later(later(6)); return [a, b, c]; });',
  'a sequence that begins a statement':
    'return __awaiter(this, void 0, void 0, function* () { let a = 1\n yield later(0), a = yield later(7)\n return a; });',
  'a loop':
    'return __awaiter(this, void 0, void 0, function* () { let sum = 0; for (const n of yield later([1, 2])) sum += yield later(n); return sum; });',
  'a computed name':
    'return __awaiter(this, void 0, void 0, function* () { return { [yield later("a")]: yield later(1) }; });',
  'a fault before the first wait':
    'return __awaiter(this, void 0, void 0, function* () { said("begins"); throw new RangeError("at once"); });',
  'a fault that is caught':
    'return __awaiter(this, void 0, void 0, function* () { try { yield fail("lost"); } catch (error) { return error.message; } });',
  'a fault that is not':
    'return __awaiter(this, void 0, void 0, function* () { yield later(1); yield fail("lost"); });',
  'a return through finally':
    'return __awaiter(this, void 0, void 0, function* () { try { return yield later("kept"); } finally { said("finally"); yield later(0); said("after"); } });',
  'a return that finally takes back':
    'return __awaiter(this, void 0, void 0, function* () { try { yield fail("lost"); } finally { return yield later("instead"); } });',
  'a promise that is returned': 'return __awaiter(this, void 0, void 0, function* () { return later(8); });',
  'what runs meanwhile':
    'const one = (name) => __awaiter(this, void 0, void 0, function* () { said(name + 1); yield null; said(name + 2); yield later(0); said(name + 3); }); return Promise.all([one("a"), one("b")]);',
};

const LEFT: Readonly<Record<string, string>> = {
  'other arguments':
    'return (function (a) { return __awaiter(this, arguments, void 0, function* (b = 2) { return b + (yield later(1)); }); })(1);',
  'arguments that are its own':
    'return (function (a) { return __awaiter(this, void 0, void 0, function* () { yield later(0); return arguments.length; }); })(1);',
  'another this': 'return __awaiter({ n: 1 }, void 0, void 0, function* () { return this.n; });',
  'no this where one is read':
    'return { get() { return __awaiter(void 0, void 0, void 0, function* () { return this === undefined; }); } }.get();',
  'a promise of its own class':
    'return __awaiter(this, void 0, Promise, function* () { return yield later(1); });',
  delegation:
    'const two = function* () { return yield later(2); }; return __awaiter(this, void 0, void 0, function* () { return yield* two(); });',
  'a name of its own': 'return __awaiter(this, void 0, void 0, function* own() { return typeof own; });',
  'a generator that is passed on':
    'const work = function* () { return yield later(3); }; return __awaiter(this, void 0, void 0, work);',
  'the word await':
    'return __awaiter(this, void 0, void 0, function* () { var await = yield later(1); return await; });',
  'the beginning of a statement':
    'let a = later\n__awaiter(this, void 0, void 0, function* () { said("ran"); })\nreturn a(1);',
};

describe('withNativeAsync', () => {
  for (const [name, body] of Object.entries(CHANGED)) {
    it(`should make native, and let go the same way: ${name}`, async () => {
      const code = moduleOf(body);
      const native = withNativeAsync(code);
      assert.ok(native);
      assert.doesNotMatch(native.slice(HELPER.length), /__awaiter\(/);
      assert.deepEqual(await outcomeOf(native), await outcomeOf(code));
    });
  }

  for (const [name, body] of Object.entries(LEFT)) {
    it(`should leave alone: ${name}`, async () => {
      const code = moduleOf(body);
      assert.equal(withNativeAsync(code), undefined);
      assert.ok((await outcomeOf(code)).said);
    });
  }

  it('should make native what stands inside one that is left alone', async () => {
    const code = moduleOf(
      'return __awaiter(this, void 0, Promise, function* () { return yield __awaiter(this, void 0, void 0, function* () { return yield later(1); }); });',
    );
    const native = withNativeAsync(code) ?? '';
    assert.equal(native.slice(HELPER.length).match(/__awaiter\(/g)?.length, 1);
    assert.deepEqual(await outcomeOf(native), await outcomeOf(code));
  });

  it('should leave a module alone whose helper is another one', () => {
    const own = 'function __awaiter(self, a, b, run) { return run; }\n';
    assert.equal(withNativeAsync(own + CHANGED['an awaited value']), undefined);
  });

  it('should keep every line where it is', () => {
    const code = moduleOf(
      'return __awaiter(this, void 0, void 0, function* () {\n  yield later(\n    1,\n  );\n  return 2;\n});',
    );
    assert.equal(withNativeAsync(code)?.split('\n').length, code.split('\n').length);
  });
});

function moduleOf(body: string): string {
  return `${HELPER}function run(said, later, fail) {\n${body.includes('var await') ? '' : '"use strict";\n'}${body}\n}\n`;
}

/** What comes of it, and what was said on the way: faults by class and words. */
async function outcomeOf(code: string): Promise<{ said: string[]; value?: unknown; fault?: string }> {
  const run = runInThisContext(`(function () { ${code}\nreturn run; })`)();
  const said: string[] = [];
  const later = (value: unknown) => Promise.resolve(value);
  const fail = (why: string) => Promise.reject(new Error(why));
  try {
    const value: unknown = await run.call(undefined, (word: string) => said.push(word), later, fail);
    return { said, value };
  } catch (error) {
    return { said, fault: String(error) };
  }
}
