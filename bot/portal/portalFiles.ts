import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { UnreachableError } from '../../services/errors.js';

/** Content codings in order of preference, with the file ending that the build gives them. */
const CODINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

export type Coding = (typeof CODINGS)[number][0] | 'identity';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
};

/** One file under `/assets/`, read once, in every form that a browser may take. */
export interface Asset {
  readonly type: string;
  readonly etag: string;
  readonly bodies: ReadonlyMap<Coding, Buffer>;
}

export interface PortalFiles {
  /** By URL path. What is not in here does not exist, so no path can lead out of the folder. */
  readonly assets: ReadonlyMap<string, Asset>;
  /** Page by language folder name, with `{{theme}}` and `{{nonce}}` still open. */
  readonly pages: ReadonlyMap<string, string>;
}

/**
 * Reads what the build laid into `publicDir`.
 * @throws UnreachableError `Unexpected` when the page was not built.
 */
export function readPortalFiles(publicDir: string): PortalFiles {
  try {
    return { assets: readAssets(join(publicDir, 'assets')), pages: readPages(publicDir) };
  } catch (cause) {
    const message = `The portal page is missing in ${publicDir}: run "npm run build".`;
    throw new UnreachableError('Unexpected', message, { cause });
  }
}

function readAssets(folder: string): Map<string, Asset> {
  const names = new Set(readdirSync(folder));
  const plain = [...names].filter((name) => !CODINGS.some(([, ending]) => name.endsWith(ending)));
  return new Map(plain.map((name) => [`/assets/${name}`, readAsset(folder, name, names)]));
}

function readAsset(folder: string, name: string, names: ReadonlySet<string>): Asset {
  const identity = readFileSync(join(folder, name));
  const bodies = new Map<Coding, Buffer>();
  for (const [coding, ending] of CODINGS) {
    if (names.has(name + ending)) bodies.set(coding, readFileSync(join(folder, name + ending)));
  }
  bodies.set('identity', identity);
  return {
    type: TYPES[extname(name)] ?? 'application/octet-stream',
    etag: createHash('sha256').update(identity).digest('base64url').slice(0, 22),
    bodies,
  };
}

function readPages(publicDir: string): Map<string, string> {
  const pages = new Map<string, string>();
  for (const name of readdirSync(publicDir)) {
    const language = /^index\.(\w+)\.html$/.exec(name)?.[1];
    if (language !== undefined) pages.set(language, readFileSync(join(publicDir, name), 'utf8'));
  }
  return pages;
}
