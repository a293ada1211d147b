import assert from 'node:assert/strict';
import { ERROR_CODES } from '../../services/errors.js';
import { languages } from '../support/languages.js';
import { faultIn } from './deskFault.js';
import { checkFiled } from './filedRequests.js';
import { Tally } from './tally.js';
import { turnsPerVisit, VISIT_KINDS } from './visitKinds.js';

describe('the checks of a soak', () => {
  it('should know the failure sentence of every code', () => {
    const texts = languages.textsFor('en-US');
    for (const code of ERROR_CODES) {
      const said = JSON.stringify([{ text: texts.say(`errors.${code}`, { reference: 'ABCD-1234' }) }]);
      assert.equal(faultIn(said), code);
    }
    assert.equal(faultIn(JSON.stringify([{ text: texts.say('common.notUnderstood') }])), undefined);
  });

  it('should find requests that are lost, doubled and without a receipt', () => {
    const request = (id: string, key = id) => ({ id, key, createdBy: 'test:soak-1' });
    const filed = [request('SR-000001'), request('SR-000002', 'k'), request('SR-000003', 'k')];
    assert.deepEqual(checkFiled(filed, new Set(['SR-000001', 'SR-000002', 'SR-000004'])), {
      onFile: 3,
      lost: ['SR-000004'],
      doubled: ['k'],
      unconfirmed: ['SR-000003'],
    });
    assert.deepEqual(checkFiled([...filed, request('SR-000001', 'other')], new Set()).doubled, [
      'SR-000001',
      'k',
    ]);
  });

  it('should take a number that was given twice for an error', () => {
    const tally = new Tally();
    tally.noteReceipt('SR-000001');
    tally.noteReceipt('SR-000001');
    assert.deepEqual([...tally.errors], [['number given twice', 1]]);
  });

  it('should mix visits by shares of a hundred', () => {
    const shares = VISIT_KINDS.map(({ share }) => share);
    assert.equal(
      shares.reduce((sum, share) => sum + share, 0),
      100,
    );
    assert.ok(turnsPerVisit() > 5);
  });
});
