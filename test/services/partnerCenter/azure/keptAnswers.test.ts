import assert from 'node:assert/strict';
import { KeptAnswers } from '../../../../services/partnerCenter/azure/keptAnswers.js';
import { StillClock } from '../../local/deskFixture.js';

describe('answers that are kept', () => {
  function kept() {
    const clock = new StillClock();
    const answers = new KeptAnswers<number>({ clock, keptMs: 1_000, most: 2 });
    let asked = 0;
    const lasts: (number | undefined)[] = [];
    const ask = async (last: number | undefined) => {
      lasts.push(last);
      asked += 1;
      return asked;
    };
    const pass = (ms: number) => {
      clock.current = new Date(clock.current.getTime() + ms);
    };
    return { answers, ask, lasts, pass };
  }

  it('should be one call for all who ask at once', async () => {
    const { answers, ask } = kept();
    assert.deepEqual(await Promise.all([answers.get('a', ask), answers.get('a', ask)]), [1, 1]);
    assert.equal(await answers.get('b', ask), 2);
  });

  it('should be asked for anew when they have grown old, with the one before at hand', async () => {
    const { answers, ask, lasts, pass } = kept();
    await answers.get('a', ask);
    pass(999);
    assert.equal(await answers.get('a', ask), 1);
    pass(1);
    assert.equal(await answers.get('a', ask), 2);
    assert.deepEqual(lasts, [undefined, 1]);
  });

  it('should be asked for anew when they were forgotten, also while one is on its way', async () => {
    const { answers, ask } = kept();
    const first = answers.get('a', ask);
    answers.forget('a');
    assert.deepEqual(await Promise.all([first, answers.get('a', ask)]), [1, 2]);
    assert.equal(await answers.get('a', ask), 2);
  });

  it('should not keep a failure, nor forget the answer before for it', async () => {
    const { answers, ask, pass } = kept();
    await answers.get('a', ask);
    pass(2_000);
    const failing = async () => {
      throw new RangeError('no answer');
    };
    await assert.rejects(answers.get('a', failing), RangeError);
    assert.equal(answers.last('a'), 1);
    assert.equal(await answers.get('a', ask), 2);
  });

  it('should make room for those that are wanted', async () => {
    const { answers, ask } = kept();
    for (const key of ['a', 'b', 'a', 'c']) await answers.get(key, ask);
    assert.deepEqual([answers.last('a'), answers.last('b'), answers.last('c')], [1, undefined, 3]);
  });
});
