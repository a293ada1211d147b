import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadSentences } from '../../services/understanding/loadSentences.js';
import { useTempFolder } from '../services/local/tempFolder.js';
import { openEvalDesk } from './evalDesk.js';
import { readEvalFile } from './evalFile.js';
import { evalIntents, ownEvalFiles } from './evalIntents.js';
import { shortfallsOf } from './evalReport.js';
import {
  customerShare,
  type EvalResult,
  evaluate,
  hasRightTask,
  percentOf,
  reservationShare,
  shareOf,
} from './evaluate.js';

const COMMAND = fileURLToPath(new URL('./evalIntents.ts', import.meta.url));
const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** What is asked of each language; written out, so that nobody lowers it in passing. */
const TASKS_PERCENT = 95;
const NAMES_PERCENT = 90;
/** Of every single task, so that the easy ones do not hide one that is hardly understood. */
const ONE_TASK_PERCENT = 85;
/** Sentences outside the domain that may be led to a task without asking. */
const MOST_LED = 3;
/** Tasks that end in something changed or sent. */
const CHANGING: ReadonlySet<string> = new Set(['refund', 'exchange', 'support', 'access', 'configuration']);

describe("the project's own sentences", function () {
  this.timeout(60_000);

  it('should be those of every language that has training sentences', () => {
    const trained = [...loadSentences()].filter(([, sentences]) => sentences.length > 0);
    assert.deepEqual(
      ownEvalFiles().map((file) => path.basename(file)),
      trained.map(([language]) => `sentences.${language}.jsonl`),
    );
  });

  for (const file of ownEvalFiles()) {
    describe(path.basename(file), () => {
      let results: EvalResult[] = [];
      before(async () => {
        const desk = await openEvalDesk();
        results = await evaluate(readEvalFile(file), desk).finally(() => desk.close());
      });

      it('should hold sentences for every task and outside of all', () => {
        assert.equal(new Set(results.map(({ expected }) => expected.task)).size, 11);
        assert.ok(customerShare(results).of > 50 && reservationShare(results).of > 50);
      });

      it(`should be understood as their task, ${TASKS_PERCENT} of 100`, () => {
        const share = shareOf(results, ({ expected, task }) => task === expected.task);
        assert.ok(percentOf(share) >= TASKS_PERCENT, `${share.right} of ${share.of}`);
      });

      it(`should be understood in each single task, ${ONE_TASK_PERCENT} of 100`, () => {
        for (const task of new Set(results.map(({ expected }) => expected.task))) {
          const own = results.filter(({ expected }) => expected.task === task);
          const share = shareOf(own, hasRightTask);
          assert.ok(percentOf(share) >= ONE_TASK_PERCENT, `${task}: ${share.right} of ${share.of}`);
        }
      });

      it(`should have their customers and reservations found, ${NAMES_PERCENT} of 100`, () => {
        for (const share of [customerShare(results), reservationShare(results)]) {
          assert.ok(percentOf(share) >= NAMES_PERCENT, `${share.right} of ${share.of}`);
        }
      });

      it('should never begin a change that nobody asked for', () => {
        const begun = results.filter(
          ({ expected, task, isSure }) => expected.task === 'none' && isSure && CHANGING.has(task),
        );
        assert.deepEqual(
          begun.map(({ expected }) => expected.text),
          [],
        );
      });

      it('should hardly ever begin a task that nobody asked for', () => {
        const led = results.filter(({ expected, isSure }) => expected.task === 'none' && isSure);
        assert.ok(led.length <= MOST_LED, led.map(({ expected }) => expected.text).join('\n'));
      });
    });
  }
});

describe('shortfallsOf', () => {
  const result = (isRight: boolean): EvalResult => ({
    expected: { locale: 'en-US', text: 'refund', task: 'refund' },
    task: isRight ? 'refund' : 'access',
    confidence: 1,
    isSure: true,
  });

  it('should name what is below what is asked, and nothing at the limit', () => {
    const results = Array.from({ length: 20 }, (_, index) => result(index > 0));
    assert.deepEqual(shortfallsOf(results), []);
    assert.deepEqual(shortfallsOf([...results, result(false)]), [
      'en-US: right tasks 90.5 % (19 of 21), asked 95 %',
    ]);
  });
});

describe('npm run eval:intents', () => {
  const folder = useTempFolder();

  function write(lines: readonly string[]): string {
    const file = path.join(folder(), 'own.jsonl');
    writeFileSync(file, lines.join('\n'));
    return file;
  }

  async function run(file: string): Promise<{ code: number; lines: string[] }> {
    const lines: string[] = [];
    const code = await evalIntents(file, (line) => lines.push(line));
    return { code, lines };
  }

  const REFUND = '{"locale":"en-US","text":"refund Web front end of Contoso","task":"refund"}';

  it('should report on the sentences of a given file, in Windows lines too, and end with 0', async () => {
    const right = '{"locale":"fr-FR","text":"rembourser Contoso","task":"refund","customer":"Contoso Ltd"}';
    const { code, lines } = await run(write([`\ufeff${REFUND}\r`, '\r', `${right}\r`]));
    const rows = lines.map((line) => line.trim().split(/\s{2,}/));
    assert.equal(code, 0);
    assert.deepEqual(
      rows.filter(([label]) => label === 'all'),
      [
        ['all', '1', '1', '100.0 %'],
        ['all', '1', '1', '100.0 %'],
      ],
    );
  });

  it('should say what was understood wrong, and not fail a given file for it', async () => {
    const wrong = '{"locale":"en-US","text":"hello there","task":"refund","customer":"Contoso Ltd"}';
    const { code, lines } = await run(write([wrong]));
    assert.equal(code, 0);
    assert.ok(
      lines.some((line) => line.startsWith('  task refund, got none') && line.includes('"hello there"')),
    );
    assert.ok(lines.some((line) => line.startsWith('  customer Contoso Ltd, got none clearly')));
  });

  for (const [what, line, says] of [
    ['broken JSON', '{"locale":', 'is no JSON'],
    ['an unknown task', '{"locale":"en-US","text":"x","task":"fly"}', '"task"'],
    ['no text', '{"locale":"en-US","task":"refund"}', '"text"'],
    ['a bad locale', '{"locale":"!","text":"x","task":"refund"}', 'is no locale'],
    ['another kind of JSON', '[1]', 'expected object'],
  ] as const) {
    it(`should name the line that has ${what}, and end with 2`, async () => {
      const file = write([REFUND, '', line]);
      const { code, lines } = await run(file);
      assert.equal(code, 2);
      assert.equal(lines.length, 1);
      assert.ok(lines[0]?.startsWith(`${file}:3`) && lines[0].includes(says), lines[0]);
    });
  }

  it('should name a file that cannot be read, and end with 2', async () => {
    const file = path.join(folder(), 'missing.jsonl');
    const { code, lines } = await run(file);
    assert.equal(code, 2);
    assert.match(lines.join(), /missing\.jsonl cannot be read/);
  });

  it('should hand its exit code to the shell', function () {
    this.timeout(60_000);
    const file = write(['no JSON']);
    const { status, stdout } = spawnSync(process.execPath, ['--import', 'tsx', COMMAND, file], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    assert.equal(status, 2);
    assert.ok(stdout.includes(`${file}:1 is no JSON`), stdout);
  });
});
