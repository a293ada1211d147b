import assert from 'node:assert/strict';
import { BundledModules } from './bundledModules.js';
import { readProfile, type Sum, sumProfile } from './profileSums.js';

const TURN = 'file:///desk/dist/dialogs/turn.js';
const CARD = 'file:///desk/dist/cards/card.js';
const SDK = 'file:///desk/node_modules/@bots/core/lib/core.js';

/** Samples of a millisecond each, of stacks that are written from the outermost function inwards. */
function profileOf(stacks: readonly (readonly [functionName: string, url: string])[][]) {
  const nodes = [node(1, '(root)', '')];
  const samples = stacks.map((stack) => {
    let at = nodes[0]!;
    for (const [functionName, url] of stack) {
      const known = at.children.map((id) => nodes[id - 1]!);
      let next = known.find(({ callFrame }) => callFrame.functionName === functionName);
      if (!next) {
        next = node(nodes.length + 1, functionName, url);
        nodes.push(next);
        at.children.push(next.id);
      }
      at = next;
    }
    return at.id;
  });
  return readProfile(JSON.stringify({ nodes, samples, timeDeltas: samples.map(() => 1_000) }));
}

function node(id: number, functionName: string, url: string) {
  return { id, callFrame: { functionName, url, lineNumber: 6 }, children: [] as number[] };
}

function sumsOf(sums: readonly Sum[]) {
  return Object.fromEntries(sums.map(({ name, selfUs, inclusiveUs }) => [name, [selfUs, inclusiveUs]]));
}

const noBundle = () => undefined;

describe('the sums of a profile', () => {
  const profile = profileOf([
    [['turn', TURN]],
    [
      ['turn', TURN],
      ['send', SDK],
    ],
    [
      ['turn', TURN],
      ['send', SDK],
      ['draw', CARD],
      ['parse', ''],
    ],
    [
      ['turn', TURN],
      ['send', SDK],
      ['draw', CARD],
      ['turn', TURN],
    ],
    [['(garbage collector)', '']],
    [['(idle)', '']],
    [
      ['turn', TURN],
      ['read', 'node:fs'],
    ],
  ]);

  it('should count each package by itself and with what it called, each moment once', () => {
    const { packages, busyUs } = sumProfile(profile, 0, noBundle);
    assert.equal(busyUs, 6_000);
    assert.deepEqual(sumsOf(packages), {
      dialogs: [2_000, 5_000],
      '@bots/core': [1_000, 3_000],
      // What is built into the language counts for who called it.
      cards: [1_000, 2_000],
      '(garbage collector)': [1_000, 1_000],
      node: [1_000, 1_000],
    });
  });

  it('should name our own functions with their place, and no others', () => {
    const { functions } = sumProfile(profile, 0, noBundle);
    assert.deepEqual(sumsOf(functions), {
      'turn dialogs/turn.js:7': [2_000, 5_000],
      'draw cards/card.js:7': [1_000, 2_000],
    });
  });

  it('should leave out what came before', () => {
    assert.equal(sumProfile(profile, 4_000, noBundle).busyUs, 2_000);
  });

  it('should tell the modules of a bundle apart', () => {
    const bundle = 'file:///desk/dist/bot/desk.cjs';
    const modules = new BundledModules(() =>
      ['// node_modules/core/index.js', 'function send() {}', '', '// dialogs/turn.ts', '', '', ''].join(
        '\n',
      ),
    );
    const { packages, functions } = sumProfile(profileOf([[['turn', bundle]]]), 0, (url, line) =>
      modules.moduleAt(url, line),
    );
    assert.deepEqual(sumsOf(packages), { dialogs: [1_000, 1_000] });
    assert.deepEqual(sumsOf(functions), { 'turn dialogs/turn.ts:7': [1_000, 1_000] });
    assert.equal(modules.moduleAt(bundle, 1), 'node_modules/core/index.js');
  });
});
