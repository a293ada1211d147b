import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeCodeCache } from '../../../bot/launcher/codeCache.js';
import { type LoadedProgram, loadProgram } from '../../../bot/launcher/loadProgram.js';

const CODE = `exports.answer = () => 41;
exports.place = [__dirname, require('node:path').basename(__filename)];
exports.waits = import('node:path');
`;

describe('loadProgram', () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'program-'));
    file = join(folder, 'program.cjs');
    writeFileSync(file, CODE);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('should run a program without a cache, with what a CommonJS module has', async () => {
    const program = loadProgram(file);
    assert.equal(program.script.cachedDataRejected, undefined);
    const { answer, place, waits } = program.run() as ReturnType<typeof exported>;
    assert.equal(answer(), 41);
    assert.deepEqual(place, [folder, 'program.cjs']);
    assert.equal((await waits).basename('a/b'), 'b');
  });

  it('should run it out of the cache that an earlier run kept', () => {
    keepCache();
    const program = loadProgram(file);
    assert.equal(program.script.cachedDataRejected, false);
    assert.equal(exported(program).answer(), 41);
  });

  it('should run what the file says now, although it is as long as what the cache was made of', () => {
    keepCache();
    writeFileSync(file, CODE.replace('41', '42'));
    const program = loadProgram(file);
    assert.equal(program.script.cachedDataRejected, undefined);
    assert.equal(exported(program).answer(), 42);
  });

  for (const [name, spoil] of [
    ['damaged', (cache: Buffer) => cache.fill(7, cache.length - 9)],
    ['cut off', (cache: Buffer) => cache.subarray(0, 20)],
    ['empty', () => Buffer.alloc(0)],
  ] as const) {
    it(`should leave a cache alone that is ${name}`, () => {
      keepCache();
      writeFileSync(`${file}.cache`, spoil(readFileSync(`${file}.cache`)));
      const program = loadProgram(file);
      assert.equal(program.script.cachedDataRejected, undefined);
      assert.equal(exported(program).answer(), 41);
    });
  }

  function keepCache(): void {
    const program = loadProgram(file);
    exported(program).answer();
    writeCodeCache(file, program.code, program.script);
  }
});

function exported(program: LoadedProgram) {
  return program.run() as {
    answer: () => number;
    place: string[];
    waits: Promise<{ basename(path: string): string }>;
  };
}
