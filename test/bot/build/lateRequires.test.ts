import assert from 'node:assert/strict';
import { runInThisContext } from 'node:vm';
import { withLateRequires } from '../../../bot/build/lateRequires.js';

const LATE = new Set(['heavy']);

/** Modules whose `exports.run` uses `heavy` once they are loaded. */
const CHANGED: Readonly<Record<string, string>> = {
  'a module': "const heavy_1 = require('heavy'); exports.run = () => heavy_1.one;",
  'one of an older kind': "var heavy = require('heavy'); exports.run = function () { return heavy.two(1); };",
  'a class of it': "const heavy_1 = require('heavy'); exports.run = () => new heavy_1.Three(4).n;",
  'a wrapped module':
    "const __importDefault = (m) => ({ default: m }); const heavy_1 = __importDefault(require('heavy')); exports.run = () => (0, heavy_1.default.two)(heavy_1.default.one);",
  'names that are no variables':
    "const heavy_1 = require('heavy'); exports.run = () => { const a = { heavy_1: 5 }; return a.heavy_1 + heavy_1.one; };",
  'the beginning of a statement':
    "const heavy_1 = require('heavy'); exports.run = () => { let a = (x) => x\n heavy_1.two(2)\n return a(heavy_1.one); };",
};

const LEFT: Readonly<Record<string, string>> = {
  'use while it is loaded':
    "const heavy_1 = require('heavy'); const one = heavy_1.one; exports.run = () => one;",
  'a class that extends one of it':
    "const heavy_1 = require('heavy'); class Own extends heavy_1.Three {} exports.run = () => new Own(2).n;",
  'a module that is passed on': "const heavy_1 = require('heavy'); exports.run = () => Object.keys(heavy_1);",
  'a variable of the same name':
    "const heavy_1 = require('heavy'); exports.run = () => ((heavy_1) => heavy_1.one)({ one: 3 }) + heavy_1.one;",
  'one that is written to': "let heavy_1 = require('heavy'); exports.run = () => { heavy_1 = {}; };",
  'another package': "const light = require('light'); exports.run = () => light.one;",
  'an ES module': "import heavy from 'heavy'; export const run = () => heavy.one;",
};

describe('withLateRequires', () => {
  for (const [name, code] of Object.entries(CHANGED)) {
    it(`should load only what is used, and once: ${name}`, () => {
      const late = loaded(withLateRequires(code, LATE) ?? '');
      assert.equal(late.count(), 0);
      assert.deepEqual([late.run(), late.run()], [loaded(code).run(), loaded(code).run()]);
      assert.equal(late.count(), 1);
    });
  }

  for (const [name, code] of Object.entries(LEFT)) {
    it(`should leave alone: ${name}`, () => assert.equal(withLateRequires(code, LATE), undefined));
  }
});

function loaded(code: string) {
  let count = 0;
  const heavy = {
    one: 1,
    two: (n: number) => n * 2,
    Three: class {
      constructor(readonly n: number) {}
    },
  };
  const required = () => {
    count += 1;
    return heavy;
  };
  const exports = {} as { run: () => unknown };
  runInThisContext(`(function (exports, require) { ${code}\n})`)(exports, required);
  return { run: () => exports.run(), count: () => count };
}
