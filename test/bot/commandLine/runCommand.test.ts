import assert from 'node:assert/strict';
import type { Command } from '../../../bot/commandLine/command.js';
import { InputError } from '../../../bot/commandLine/inputError.js';
import { runCommand } from '../../../bot/commandLine/runCommand.js';
import { parseConfig } from '../../../bot/config.js';
import { runHere } from './commandRun.js';

class Broken extends Error {}

/** A command whose run throws this. */
function failing(error: unknown, more: Partial<Command<string>> = {}): Command<string> {
  return {
    usage: 'how to use it',
    readCall: ([word]) => word,
    run: () => Promise.reject(error),
    ...more,
  };
}

function run(command: Command<string>, ...args: string[]) {
  return runHere((tools) => runCommand(args, tools, command), {});
}

describe('runCommand', () => {
  it('should explain itself instead of running when help is asked for', async () => {
    assert.deepEqual(await run(failing(new Broken())), { status: 0, out: 'how to use it', err: '' });
  });

  it('should name the choices after what was asked for wrongly, without what steers the terminal', async () => {
    const error = new InputError('Which one?', ['a\u001bb']);
    assert.deepEqual(await run(failing(error), 'go'), { status: 1, out: '', err: 'Which one?\n  a\ufffdb' });
  });

  it('should let a command have an exit status of its own for wrong use alone', async () => {
    const complaintOf = () => 'does not work';
    assert.equal((await run(failing(new InputError('no'), { wrongUse: 2 }), 'go')).status, 2);
    assert.equal((await run(failing(new Broken(), { wrongUse: 2, complaintOf }), 'go')).status, 1);
  });

  it('should name wrong settings', async () => {
    const settings = { PORT: 'x' };
    const { status, err } = await run(
      failing(undefined, { run: async () => parseConfig(settings) && 0 }),
      'go',
    );
    assert.equal(status, 1);
    assert.match(err, /PORT/);
  });

  it("should complain of the command's own errors, and throw faults of ours", async () => {
    const complaintOf = (error: unknown) => (error instanceof Broken ? 'It broke.' : undefined);
    const { status, err } = await run(failing(new Broken(), { complaintOf }), 'go');
    assert.deepEqual([status, err], [1, 'It broke.']);
    await assert.rejects(run(failing(new RangeError('ours'), { complaintOf }), 'go'), RangeError);
  });
});
