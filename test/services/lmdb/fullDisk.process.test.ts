import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { useTempFolder } from '../local/tempFolder.js';

describe('LMDB on a disk that takes no more', () => {
  const folder = useTempFolder();

  it('should refuse the write, keep what it had, and not end the process', function () {
    this.timeout(30_000);
    // Where a shell can say how long a file may become, which is met in native code like the end of a disk.
    if (process.platform === 'win32') {
      console.log('    skipped: Windows has no ulimit');
      this.skip();
    }
    const node = [process.execPath, '--import', 'tsx', 'test/services/lmdb/fullDisk.ts'];
    const command = `ulimit -f 1000 && exec "$0" "$@"`;
    const run = spawnSync('sh', ['-c', command, ...node, join(folder(), 'state')], { encoding: 'utf8' });
    assert.equal(
      run.stdout,
      'BackendUnreachable\nBackendUnreachable\nBackendUnreachable\nkept true\n',
      run.stderr,
    );
  });
});
