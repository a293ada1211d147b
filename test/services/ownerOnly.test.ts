import assert from 'node:assert/strict';
import { sharedWithOthers } from '../../services/ownerOnly.js';

describe('sharedWithOthers', () => {
  it('should name the rights of a file that others may use, and the remedy', function () {
    if (process.platform === 'win32') {
      console.log('    skipped: Windows has no rights of group and others');
      this.skip();
    }
    assert.match(sharedWithOthers('/keys/token', { mode: 0o100640 }) ?? '', /640.+chmod 600 \/keys\/token/);
  });

  it('should pass a file that only its owner may use', () => {
    for (const mode of [0o100600, 0o100400, 0o100700])
      assert.equal(sharedWithOthers('token', { mode }), undefined);
  });
});
