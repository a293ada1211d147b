import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RunningDesk } from '../start.js';
import { writeCodeCache } from './codeCache.js';
import { loadProgram } from './loadProgram.js';

/**
 * `dist/bot/keepCode.js`: starts the desk on a data directory of its own, speaks a few words with it, and keeps what V8
 * has compiled by then. The last step of the build; also for a desk that another version of Node is going to run.
 */
const DESK = fileURLToPath(new URL('../desk.cjs', import.meta.url));

/** Words that lead through the main job. */
const WORDS = ['hello', 'refund', 'contoso', '1', '1', '2', 'back', 'cancel', 'yes'];

const dataDir = mkdtempSync(join(tmpdir(), 'desk-code-'));
// Neither the settings of this machine nor a `.env` file beside the caller are any of its business.
process.chdir(dataDir);
for (const name of Object.keys(process.env)) delete process.env[name];
Object.assign(process.env, { PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'fatal' });

const program = loadProgram(DESK);
const { running } = program.run() as { running: Promise<RunningDesk> };
const desk = await running;
for (const [index, text] of WORDS.entries()) await say(text, index);
writeCodeCache(DESK, program.code, program.script);
const code = await desk.stop('built');
rmSync(dataDir, { recursive: true, force: true });
process.exit(code);

async function say(text: string, index: number): Promise<void> {
  const response = await fetch(new URL('/api/messages', desk.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      type: 'message',
      id: `said-${index}`,
      text,
      channelId: 'test',
      deliveryMode: 'expectReplies',
      from: { id: 'user', name: 'User' },
      recipient: { id: 'desk' },
      conversation: { id: 'build' },
      serviceUrl: 'http://127.0.0.1:9/',
    }),
  });
  if (!response.ok) throw new Error(`The built desk answers ${response.status} to “${text}”.`);
  await response.arrayBuffer();
}
