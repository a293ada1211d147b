import assert from 'node:assert/strict';
import { useTempFolder } from '../../services/local/tempFolder.js';
import { runCommand } from './commandRun.js';

describe('what the quote command complains of', () => {
  const folder = useTempFolder();

  it('should let no name turn the reading direction', async () => {
    const { status, err } = await runCommand(folder(), ['--customer', '\u202egnp', '--reservation', 'web']);
    assert.equal(status, 1);
    assert.match(err, /^There is no customer "\ufffdgnp": /);
  });
});
