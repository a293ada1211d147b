import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTranscriptCommand } from './transcriptCommand.js';

const CLI = fileURLToPath(new URL('cli.ts', import.meta.url));

describe('transcript command', () => {
  let folder: string;
  let said: string[];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'transcripts-'));
    said = [];
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  it('should record a .chat so that it replays, and say so', async () => {
    write('a.chat', 'user: help\nuser: [Press=My requests]\n');
    assert.equal(await run('record', at('a.chat')), 0);
    assert.match(read('a.chat'), /^bot: Welcome[\s\S]*\nuser: help\n\nbot: Choose what you want/);
    assert.equal(await run('replay', at('a.chat')), 0);
    assert.deepEqual(said.slice(-2), [`ok   ${at('a.chat')} (3 turns)`, '1 of 1 transcripts agree']);
  });

  it('should record a .transcript from a .chat, and again without changing a byte', async () => {
    write('a.fr.chat', 'user: aide\nuser: [Press=Mes demandes]\n');
    assert.equal(await run('record', '--to', folder, at('a.fr.chat')), 0);
    const recorded = read('a.fr.transcript');
    assert.match(recorded, /Bienvenue/);
    assert.equal(await run('record', at('a.fr.transcript')), 0);
    assert.equal(read('a.fr.transcript'), recorded);
    assert.equal(await run('replay', folder), 1, 'the .chat is not filled in yet');
    assert.match(said.join('\n'), /ok {3}.*a\.fr\.transcript \(3 turns\)/);
  });

  it('should keep the user’s side of a .transcript that it records again, with the presses on this run’s cards', async () => {
    write('a.chat', 'user: [Press=My requests]\n');
    await run('record', '--to', folder, at('a.chat'));
    const token = '6f1f5d06-3a3e-4d4b-9c55-6f4a9a2c0001';
    const elsewhere = read('a.transcript').replaceAll('00000000-0000-4000-8000-000000000001', token);
    write('a.transcript', elsewhere.replace('Welcome to', 'Greetings from'));
    assert.equal(await run('replay', at('a.transcript')), 1);
    assert.equal(await run('record', at('a.transcript')), 0);
    assert.doesNotMatch(read('a.transcript'), new RegExp(token));
    assert.match(read('a.transcript'), /"text": ?"My requests"/);
  });

  it('should exit 1 on a difference and show the step', async () => {
    write('a.chat', 'user: help\nbot: I know nothing.\n');
    assert.equal(await run('replay', at('a.chat')), 1);
    assert.match(
      said.join('\n'),
      /DIFF .*a\.chat[\s\S]*turn 2 of 2: the user said “help”[\s\S]*expected: I know nothing\./,
    );
    assert.equal(said.at(-1), '0 of 1 transcripts agree');
  });

  it('should exit 1 where the user cannot press what the transcript presses', async () => {
    write('a.chat', 'user: [Press=Fly to the moon]\n');
    assert.equal(await run('replay', at('a.chat')), 1);
    assert.match(
      said.join('\n'),
      /turn 2 of 2: .*\n.*\n.*\n +came: +no button “Fly to the moon” on the last card; it has: 1\. Look/,
    );
    assert.equal(await run('record', at('a.chat')), 2);
    assert.equal(read('a.chat'), 'user: [Press=Fly to the moon]\n');
  });

  const wrongCalls = [
    [],
    ['replay'],
    ['play', 'a.chat'],
    ['replay', '--fast', 'a.chat'],
    ['replay', '--to', 'b', 'a.chat'],
  ];
  for (const args of wrongCalls) {
    it(`should exit 2 and show the usage for: ${args.join(' ') || 'nothing'}`, async () => {
      assert.equal(await run(...args), 2);
      assert.match(said.join('\n'), /^usage: npm run transcript/);
    });
  }

  it('should exit 2 for a file that is none and for an empty folder', async () => {
    assert.equal(await run('replay', at('missing.chat')), 2);
    assert.match(said.at(-1) ?? '', /missing\.chat: ENOENT/);
    assert.equal(await run('replay', folder), 2);
    assert.match(said.at(-1) ?? '', /no \.transcript or \.chat file in it/);
  });

  it('should give its exit status to the shell', () => {
    const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', CLI, 'replay'], {
      encoding: 'utf8',
    });
    assert.equal(status, 2);
    assert.match(stderr, /usage: npm run transcript/);
  }).timeout(30_000);

  function run(...args: string[]): Promise<number> {
    return runTranscriptCommand(args, { log: (line) => said.push(line), error: (line) => said.push(line) });
  }

  function at(name: string): string {
    return join(folder, name);
  }

  function read(name: string): string {
    return readFileSync(at(name), 'utf8');
  }

  function write(name: string, text: string): void {
    writeFileSync(at(name), text);
  }
});
