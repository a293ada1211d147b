import assert from 'node:assert/strict';
import { verdictOf } from './goal.js';
import { figureOf, interleaved, ratioOf } from './measurement.js';

describe('a comparison', () => {
  /** Two sides of which the second needs twice as long, and a machine that is slower each round. */
  function sides() {
    const ran: string[] = [];
    const side = (name: string, factor: number) => {
      let round = 0;
      return {
        name,
        async round() {
          ran.push(name);
          round += 1;
          return { ms: round * factor };
        },
      };
    };
    return { ran, both: [side('one', 1), side('two', 2)] };
  }

  it('should run its sides in turn', async () => {
    const { ran, both } = sides();
    await interleaved(both, { warmUps: 1, rounds: 2 });
    assert.deepEqual(ran, ['one', 'two', 'one', 'two', 'one', 'two']);
  });

  it('should throw the rounds to warm up away', async () => {
    const measured = await interleaved(sides().both, { warmUps: 2, rounds: 1 });
    assert.deepEqual(
      measured.map(({ rounds }) => rounds),
      [[{ ms: 3 }], [{ ms: 6 }]],
    );
  });

  it('should give the median of each side, and its ratio within rounds', async () => {
    const measured = { title: '', sides: await interleaved(sides().both, { warmUps: 0, rounds: 3 }) };
    assert.equal(figureOf(measured, 'ms', 'two'), 4);
    assert.equal(ratioOf(measured, 'ms', 'two', 'one'), 2);
  });

  it('should not know a figure or a side that was not measured', async () => {
    const measured = { title: '', sides: await interleaved(sides().both, { warmUps: 0, rounds: 1 }) };
    assert.ok(Number.isNaN(figureOf(measured, 'ms', 'three')));
    assert.ok(Number.isNaN(ratioOf(measured, 'MB', 'two', 'one')));
  });
});

describe('a goal', () => {
  for (const [figure, bound, verdict] of [
    [2, { atLeast: 2 }, 'met'],
    [1.99, { atLeast: 2 }, 'not met'],
    [1.1, { atMost: 1.1 }, 'met'],
    [1.11, { atMost: 1.1 }, 'not met'],
    [Number.NaN, { atMost: 1 }, 'unknown'],
  ] as const) {
    it(`should be ${verdict} by ${figure} where the bound is ${JSON.stringify(bound)}`, () => {
      assert.equal(verdictOf(figure, bound), verdict);
    });
  }
});
