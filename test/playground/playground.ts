import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { type PlaygroundWorld, playgroundConfig } from './playgroundConfig.js';

const PACKAGE = createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/package.json');
const CLI = join(dirname(PACKAGE), 'cli.js');
const LISTENING = /^Listening on (\d+)$/;

export interface PlaygroundOptions extends PlaygroundWorld {
  /** Of the desk, without a slash at the end. */
  readonly botUrl: string;
  /** What it listens on where that is free; else, and for 0, a port of the system's choice. */
  readonly port?: number;
}

/** A Teams client for one person, as a web page. It says of everybody that they speak American English. */
export interface Playground {
  /** Where the page is, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /** Resolves when it has ended, whoever ended it. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** Starts Microsoft's Agents Playground against a desk and waits until its page is there. It opens no browser. */
export async function startPlayground(options: PlaygroundOptions): Promise<Playground> {
  const folder = await mkdtemp(join(tmpdir(), 'playground-'));
  const configFile = join(folder, 'config.yml');
  const logFile = join(folder, 'playground.log');
  // JSON is YAML too.
  await writeFile(configFile, JSON.stringify(playgroundConfig(options)));
  const { botUrl, port = 0 } = options;
  const target = ['--app-endpoint', `${botUrl}/api/messages`, '--channel-id', 'msteams'];
  const child = spawn(process.execPath, [CLI, 'start', ...target, '--port', String(port), '--dt'], {
    // An interrupt from the keyboard reaches the caller alone, who stops it.
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      TEAMSAPPTESTER_BROWSER: 'none',
      M365_AGENTS_PLAYGROUND_CONFIG_PATH: configFile,
      M365_AGENTS_PLAYGROUND_LOGFILE: logFile,
    },
  });
  const ended = once(child, 'close').then(() => {});
  const opened = new Promise<number>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [, found] = LISTENING.exec(line) ?? [];
      if (found !== undefined) resolve(Number(found));
    });
  });
  const openPort = await Promise.race([opened, ended]);
  const cleared = ended.then(() => rm(folder, { recursive: true, force: true }));
  if (openPort === undefined) {
    const said = await readFile(logFile, 'utf8').catch(() => '');
    await cleared;
    throw new Error(`the Playground did not start: ${said}`);
  }
  return {
    url: `http://localhost:${openPort}`,
    port: openPort,
    ended: cleared,
    async stop() {
      child.kill();
      await cleared;
    },
  };
}
