import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const COMMAND = fileURLToPath(new URL('./teamsCommand.ts', import.meta.url));
const FIRST_PORT = 56_150;

interface Run {
  readonly child: ChildProcess;
  /** Lines of both outputs. */
  readonly lines: string[];
  /** Resolves with what follows the given words in a line, now or later; fails when the command ends before. */
  said(words: string): Promise<string>;
  ended(): Promise<number | null>;
}

describe('npm run teams', function () {
  this.timeout(120_000);
  let dataDir: string;
  let run: Run | undefined;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'teams-command-'));
  });
  afterEach(async () => {
    run?.child.kill();
    await run?.ended();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('should open a desk and a client for each person, and end them with a signal', async () => {
    const taken = await listen(FIRST_PORT);
    run = start(['kim', 'sam'], { PORT: '0', MicrosoftAppId: 'no-such-id' });
    const desk = await run.said('Reservation Desk is open at ');
    const [kim = '', note] = (await run.said('Teams for Kim Larsen is open at ')).split(' ');
    const sam = await run.said('Teams for Sam Rivera is open at ');
    assert.equal(note, '(port', 'the taken port is named');
    assert.notEqual(new URL(kim).port, String(FIRST_PORT));
    for (const url of [desk, kim, sam]) assert.equal((await fetch(url.split(' ')[0] ?? '')).status, 200, url);
    taken?.close();
    run.child.kill('SIGTERM');
    assert.equal(await run.ended(), 0);
    for (const url of [desk, kim, sam]) await assert.rejects(fetch(url.split(' ')[0] ?? ''), url);
  });

  it('should say that the port of the desk is taken, and end', async () => {
    const taken = await listen(0);
    assert.ok(taken);
    const { port } = taken.address() as AddressInfo;
    run = start([], { PORT: String(port) });
    assert.equal(await run.ended(), 1);
    taken.close();
    assert.match(run.lines.join('\n'), new RegExp(`port ${port} on 127.0.0.1 is taken by another program`));
  });

  it('should list the people when one is not known', async () => {
    run = start(['nobody'], {});
    assert.equal(await run.ended(), 1);
    assert.ok(run.lines.some((line) => /kim\s+Kim Larsen/.test(line)));
  });

  function start(people: readonly string[], env: Readonly<Record<string, string>>): Run {
    const child = spawn(process.execPath, ['--import', 'tsx', COMMAND, ...people], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, LOG_LEVEL: 'error', DATA_DIR: dataDir, ...env },
    });
    const ending = once(child, 'close').then(([code]) => code as number | null);
    const lines: string[] = [];
    for (const input of [child.stdout, child.stderr])
      createInterface({ input }).on('line', (line) => lines.push(line));
    const find = (words: string) => lines.find((line) => line.startsWith(words))?.slice(words.length);
    return {
      child,
      lines,
      ended: () => ending,
      async said(words) {
        for (let isOver = false; !isOver; ) {
          const found = find(words);
          if (found !== undefined) return found;
          isOver =
            (await Promise.race([once(child.stdout, 'data'), ending.then(() => undefined)])) === undefined;
        }
        throw new Error(`ended without "${words}": ${lines.join('\n')}`);
      },
    };
  }
});

/** Takes a port on every address; undefined where another program has it already. */
async function listen(port: number): Promise<Server | undefined> {
  const server = createServer().listen(port);
  const isOpen = await Promise.race([
    once(server, 'listening').then(() => true),
    once(server, 'error').then(() => false),
  ]);
  return isOpen ? server : undefined;
}
