import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const OPEN_LINE = /is open at (http:\/\/\S+)\/$/;

/** Where a desk of Teams is for the Playground: on this machine, asking nobody who they are, with the demo's users. */
const OPEN_TO_THE_PLAYGROUND = {
  BACKEND: 'local',
  MicrosoftAppId: '',
  MicrosoftAppPassword: '',
  MicrosoftAppType: '',
  MicrosoftAppTenantId: '',
  PORTAL_PUBLIC_KEY: '',
  PORTAL_ISSUER: '',
  USERS_FILE: '',
  PUBLIC_URL: '',
};

export interface TeamsDesk {
  /** Without a slash at the end. */
  readonly url: string;
  /** Resolves when it has ended, whoever ended it. */
  readonly ended: Promise<void>;
  /** Lets it finish what it does. */
  stop(): Promise<void>;
}

/**
 * Starts the built desk with the settings of this process, but for those that say who may use it. What it has to say goes to
 * standard error. @returns undefined when it did not start; it has said why
 */
export async function startTeamsDesk(): Promise<TeamsDesk | undefined> {
  const child = spawn(process.execPath, ['dist/bot/main.js'], {
    cwd: ROOT,
    // An interrupt from the keyboard reaches the caller alone, who stops it: a second signal would cut it off.
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { LOG_LEVEL: 'warn', ...process.env, ...OPEN_TO_THE_PLAYGROUND },
  });
  const ended = once(child, 'close').then(() => {});
  const url = await Promise.race([openedAt(child), ended]);
  if (url === undefined) return undefined;
  return {
    url,
    ended,
    async stop() {
      child.kill();
      await ended;
    },
  };
}

function openedAt({ stdout }: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    if (!stdout) return;
    createInterface({ input: stdout }).on('line', (line) => {
      const [, url] = OPEN_LINE.exec(line) ?? [];
      if (url !== undefined) resolve(url);
    });
  });
}
