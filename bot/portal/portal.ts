import type { Request, RequestHandler, Response, Server } from 'restify';
import type { IdSource } from '../../services/ids.js';
import type { Role } from '../../services/model.js';
import { escapeHtml } from '../escapeHtml.js';
import { type Asset, type Coding, readPortalFiles } from './portalFiles.js';
import { cookieOf, preferredLanguage } from './preferences.js';

export interface PortalOptions {
  /** Where the build laid the page, `dist/bot/portal/public`. */
  readonly publicDir: string;
  /** Folder name of the language for a browser that asks for none of ours. */
  readonly defaultLanguage: string;
  /** Makes the nonce that lets Web Chat add its styles; unguessable. */
  readonly nonces: IdSource;
  /** Web origins of portals that show the page in a frame; none unless configured. */
  readonly frameOrigins: readonly string[];
  /** People whom the page can be used as while there is no sign-in; none where there is one. */
  readonly demoUsers: readonly PortalUser[];
  /** Whether the page says that nobody is asked who they are. */
  readonly anonymous: boolean;
}

export interface PortalUser {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** The company that the person works for. */
  readonly company: string;
}

const ONE_YEAR_S = 365 * 24 * 60 * 60;
const THEMES: ReadonlySet<string | undefined> = new Set(['light', 'dark']);

/**
 * Adds the portal page: `GET /` in the browser's language and `GET /assets/*`, also for HEAD. Files are read once,
 * here.
 * @throws UnreachableError `Unexpected` when the page was not built.
 */
export function mountPortal(server: Server, options: PortalOptions): void {
  const { assets, pages: built } = readPortalFiles(options.publicDir);
  const demoUsers = userOptions(options.demoUsers);
  const pages = new Map(
    [...built].map(([language, html]) => [
      language,
      html
        .replaceAll('{{demoUsers}}', () => demoUsers)
        .replaceAll('{{anonymous}}', String(options.anonymous)),
    ]),
  );

  const page: RequestHandler = async (request, response) => {
    const language = preferredLanguage(request, [...pages.keys()], options.defaultLanguage);
    sendPage(request, response, pages.get(language) ?? '', options);
  };
  const asset: RequestHandler = async (request, response) => {
    const found = assets.get(request.getPath());
    if (found === undefined) send(response, 404, { 'content-type': 'text/plain' });
    else sendAsset(request, response, found);
  };
  for (const method of ['get', 'head'] as const) {
    server[method]('/', page);
    server[method]('/assets/*', asset);
  }
}

/** The people of each company under its name. */
function userOptions(users: readonly PortalUser[]): string {
  const companies = [...new Set(users.map(({ company }) => company))];
  return companies
    .map((company) => {
      const options = users.filter((user) => user.company === company).map(userOption);
      return `<optgroup label="${escapeHtml(company)}">${options.join('')}</optgroup>`;
    })
    .join('');
}

/** The page adds the names of the roles, which change with its language. */
function userOption({ id, name, roles }: PortalUser): string {
  const shown = escapeHtml(name);
  return `<option value="${id}" data-name="${shown}" data-roles="${roles.join(' ')}">${shown}</option>`;
}

function sendPage(request: Request, response: Response, template: string, options: PortalOptions): void {
  const nonce = options.nonces.next();
  const theme = cookieOf(request, 'desk-theme');
  const html = template
    .replaceAll('{{theme}}', theme !== undefined && THEMES.has(theme) ? theme : 'system')
    .replaceAll('{{nonce}}', nonce);
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    // A nonce must not be used twice, so the page itself is never kept.
    'cache-control': 'no-store',
    'content-security-policy': contentSecurityPolicy(nonce, request.headers.host, options.frameOrigins),
    'referrer-policy': 'same-origin',
    vary: 'Accept-Language, Cookie',
  };
  send(response, 200, headers, Buffer.from(html), request.method === 'HEAD');
}

/** One empty style element of Web Chat, which its scroller fills later, comes without a nonce. */
const HASH_OF_NOTHING = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/**
 * Web Chat needs no eval and no inline script. It adds style elements (with the nonce) and draws data: and blob: images.
 * Sockets are named because not every browser takes them for 'self'.
 */
function contentSecurityPolicy(
  nonce: string,
  host: string | undefined,
  frameOrigins: readonly string[],
): string {
  const sockets = /^[\w.-]+(:\d+)?$/.test(host ?? '') ? ` ws://${host} wss://${host}` : '';
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}' ${HASH_OF_NOTHING}`,
    "img-src 'self' data: blob:",
    `connect-src 'self'${sockets}`,
    "base-uri 'none'",
    "form-action 'none'",
    frameOrigins.length === 0 ? "frame-ancestors 'none'" : `frame-ancestors ${frameOrigins.join(' ')}`,
  ].join('; ');
}

function sendAsset(request: Request, response: Response, asset: Asset): void {
  const coding = acceptedCoding(request, asset);
  const etag = `"${asset.etag}-${coding}"`;
  const headers = {
    'content-type': asset.type,
    'cache-control': `public, max-age=${ONE_YEAR_S}, immutable`,
    etag,
    vary: 'Accept-Encoding',
    ...(coding === 'identity' ? {} : { 'content-encoding': coding }),
  };
  if (request.headers['if-none-match']?.includes(etag)) send(response, 304, headers);
  else send(response, 200, headers, asset.bodies.get(coding), request.method === 'HEAD');
}

function acceptedCoding(request: Request, asset: Asset): Coding {
  const accepted = String(request.headers['accept-encoding'] ?? '')
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => !/;\s*q=0(\.0*)?$/.test(entry))
    .map((entry) => entry.split(';', 1)[0]);
  for (const coding of asset.bodies.keys()) {
    if (accepted.includes(coding)) return coding;
  }
  return 'identity';
}

function send(
  response: Response,
  status: number,
  headers: Record<string, string>,
  body: Uint8Array = new Uint8Array(),
  headOnly = false,
): void {
  const length = status === 304 ? {} : { 'content-length': String(body.length) };
  response.writeHead(status, { ...headers, ...length, 'x-content-type-options': 'nosniff' });
  response.end(headOnly ? undefined : body);
}
