import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { VARIABLES } from '../../../bot/config/variables.js';
import { parseConfig, readEnvironment } from '../../../bot/config.js';

describe('.env.example', () => {
  const example = parseEnv(readFileSync('.env.example', 'utf8'));

  it('should name exactly the variables of the schema', () => {
    assert.deepEqual(Object.keys(example).sort(), Object.keys(VARIABLES).sort());
  });

  it('should change nothing when copied as it is', () => {
    assert.deepEqual(parseConfig(example), parseConfig({}));
  });
});

describe('readEnvironment', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'desk-env-'));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  it('should complete the process environment from the file without overriding it', () => {
    const file = join(directory, '.env');
    writeFileSync(file, 'PORT=1\nLOG_LEVEL=warn\n');
    const { PORT, LOG_LEVEL } = readEnvironment({ PORT: '2' }, file);
    assert.deepEqual([PORT, LOG_LEVEL], ['2', 'warn']);
  });

  it('should do without the file', () => {
    assert.deepEqual(readEnvironment({ PORT: '2' }, join(directory, '.env')), { PORT: '2' });
  });
});
