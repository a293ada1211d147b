import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const BIOME = join(ROOT, 'node_modules/@biomejs/biome/bin/biome');

/** Files with one import each, and whether the lint rule must let it stand. */
const ARROWS: readonly [file: string, imported: string, stands: boolean][] = [
  ['services/quotes/one.ts', '../../cards/button.js', false],
  ['services/two.ts', '../dialogs/commands.js', false],
  ['cards/menu/three.ts', '../../dialogs/commands.js', false],
  ['cards/four.ts', '../bot/config.js', false],
  ['dialogs/menu/five.ts', '../../bot/config.js', false],
  ['dialogs/six.ts', '../services/local/localStore.js', false],
  ['dialogs/seven.ts', '../services/storage/lmdbStorage.js', false],
  ['bot/eight.ts', '../services/local/localStore.js', false],
  ['bot/nine.ts', '../test/hooks.js', false],
  ['bot/ten.ts', '../dialogs/commands.js', true],
  ['bot/compose.ts', '../services/local/localStore.js', true],
  ['bot/compose/openDesk.ts', '../../services/local/localStore.js', true],
  ['bot/quoteCommand/compose.ts', '../../services/local/openLocalReader.js', true],
  ['bot/quoteCommand/quoteMaker.ts', '../../services/local/openLocalReader.js', false],
  ['dialogs/eleven.ts', '../cards/button.js', true],
  ['cards/twelve.ts', '../services/model.js', true],
];

describe('architecture', () => {
  let refused: string;
  before(() => {
    refused = lintArrows();
  });

  for (const [file, imported, stands] of ARROWS) {
    it(`should let lint ${stands ? 'accept' : 'refuse'} ${imported} in ${file}`, () => {
      assert.equal(!refused.includes(`/${file},`), stands);
    });
  }

  it('should let cards use nothing but the types of services', () => {
    const values = readdirSync(`${ROOT}/cards`, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .filter((name) =>
        /^import (?!type )[^;]*services\//m.test(readFileSync(`${ROOT}/cards/${name}`, 'utf8')),
      );
    assert.deepEqual(values, []);
  });
});

/** What lint refuses in a copy of the project's layout that holds nothing but the arrows. */
function lintArrows(): string {
  const folder = mkdtempSync(join(tmpdir(), 'arrows-'));
  try {
    copyFileSync(join(ROOT, 'biome.json'), join(folder, 'biome.json'));
    for (const [file, imported] of ARROWS) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(
        join(folder, file),
        `import { probe } from '${imported}';\nexport const probed = probe;\n`,
      );
    }
    const options = ['lint', '--vcs-enabled=false', '--reporter=github', '--only=style/noRestrictedImports'];
    const run = spawnSync(process.execPath, [BIOME, ...options], { cwd: folder, encoding: 'utf8' });
    assert.match(run.stdout, /file=/, run.stderr);
    return run.stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
