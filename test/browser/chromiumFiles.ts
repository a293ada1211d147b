import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where a headless Chromium stands and the environment that it needs. */
export interface ChromiumFiles {
  readonly executablePath: string;
  readonly env: Record<string, string>;
}

const FOLDER = 'reservation-desk-chromium-147';

/**
 * Unpacks the Chromium of the npm package once a machine, with the libraries and fonts that come with it: nothing is
 * downloaded and nothing of the system is needed.
 */
export function chromiumFiles(): ChromiumFiles {
  const folder = join(tmpdir(), FOLDER);
  if (!existsSync(folder)) unpackInto(folder);
  return {
    executablePath: join(folder, 'chromium'),
    env: {
      ...definedEnv(),
      LD_LIBRARY_PATH: join(folder, 'al2023/lib'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  };
}

/** A child does it: the package unpacks into `TMPDIR` and changes the environment of its process. */
function unpackInto(folder: string): void {
  const draft = mkdtempSync(join(tmpdir(), 'unpacking-'));
  const script = "import('@sparticuz/chromium').then(({ default: chromium }) => chromium.executablePath())";
  execFileSync(process.execPath, ['--eval', script], {
    cwd: import.meta.dirname,
    // The package unpacks its own libraries only where it believes to be on a host without them.
    env: { ...definedEnv(), TMPDIR: draft, AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x' },
  });
  mkdirSync(join(draft, 'fontCache'), { recursive: true });
  writeFileSync(join(draft, 'fonts.conf'), fontConfiguration(folder));
  try {
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true });
    // Another process was faster.
    if (!existsSync(folder)) throw error;
  }
}

/** The same font everywhere, so that screenshots do not depend on the machine; the system's fill gaps. */
function fontConfiguration(folder: string): string {
  const aliases = ['sans-serif', 'system-ui', 'Segoe UI']
    .map(
      (family) =>
        `<alias binding="same"><family>${family}</family><prefer><family>Open Sans</family></prefer></alias>`,
    )
    .join('\n  ');
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}/fontCache</cachedir>
  ${aliases}
</fontconfig>
`;
}

function definedEnv(): Record<string, string> {
  const entries = Object.entries(process.env);
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined));
}
