import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import restify, { type Server } from 'restify';
import { mountPortal } from '../../../bot/portal/portal.js';

const PAGE =
  '<html lang="LANG" data-theme="{{theme}}"><script nonce="{{nonce}}"></script><select>{{demoUsers}}</select><i data-anonymous="{{anonymous}}"></i></html>';

describe('portal', () => {
  let publicDir: string;
  let server: Server;
  const frameOrigins: string[] = [];

  before(async () => {
    publicDir = await layOutPage();
    server = restify.createServer();
    let nonce = 0;
    mountPortal(server, {
      publicDir,
      defaultLanguage: 'en',
      nonces: { next: () => `nonce-${++nonce}` },
      frameOrigins,
      demoUsers: [
        { id: 'sam', name: 'Sam <"R">', roles: ['SalesAgent', 'AdminAgent'], company: 'A "&" B' },
        { id: 'kim', name: 'Kim', roles: ['SalesAgent'], company: 'C' },
        { id: 'uma', name: 'Uma', roles: ['SalesAgent'], company: 'C' },
      ],
      anonymous: true,
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  after(async () => {
    await new Promise<void>((resolve) => server.close(resolve));
    await rm(publicDir, { recursive: true });
  });

  /** Node's own client: `fetch` would tidy up paths and codings. */
  async function ask(path: string, headers: Record<string, string> = {}, method = 'GET') {
    const { port } = server.address() as AddressInfo;
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      httpRequest({ host: '127.0.0.1', port, path, method, headers, agent: false }, resolve)
        .on('error', reject)
        .end();
    });
    return { status: response.statusCode, headers: response.headers, body: await text(response) };
  }

  const languages: [string, Record<string, string>, string][] = [
    ['the default language', {}, 'en'],
    [
      'the first language of the browser that we have',
      { 'accept-language': 'de, fr-CA;q=0.9, en;q=0.8' },
      'fr',
    ],
    ['the order of the weights, not of the list', { 'accept-language': 'en;q=0.2, fr;q=0.7' }, 'fr'],
    ['no language that the browser refuses', { 'accept-language': 'fr;q=0, de' }, 'en'],
    ['the language chosen on the page', { 'accept-language': 'en', cookie: 'a=b; desk-language=fr' }, 'fr'],
    ['the default for a made-up cookie', { cookie: 'desk-language=../../etc' }, 'en'],
  ];
  it('should let the configured portals, and nobody else, show the page in a frame', async () => {
    frameOrigins.push('https://portal.example.com');
    const framed = (await ask('/')).headers['content-security-policy'];
    frameOrigins.pop();
    assert.match(String(framed), /frame-ancestors https:\/\/portal\.example\.com$/);
    assert.match(String((await ask('/')).headers['content-security-policy']), /frame-ancestors 'none'$/);
  });

  for (const [what, headers, language] of languages) {
    it(`should serve the page in ${what}`, async () => {
      const { status, body } = await ask('/', headers);
      assert.equal(status, 200);
      assert.match(body, new RegExp(`lang="${language}"`));
    });
  }

  it('should name each company once, before its people', async () => {
    const { body } = await ask('/');
    assert.deepEqual(body.match(/(?<=<optgroup label="|<option value=")[^"]+/g), [
      'A &quot;&amp;&quot; B',
      'sam',
      'C',
      'kim',
      'uma',
    ]);
    assert.match(body, /<\/option><\/optgroup><optgroup label="C">/);
  });

  it('should name the people whom it can be used as, their names escaped', async () => {
    assert.match(
      (await ask('/')).body,
      /<option value="sam" data-name="Sam &lt;&quot;R&quot;&gt;" data-roles="SalesAgent AdminAgent">Sam &lt;/,
    );
  });

  it('should say that nobody is asked who they are, where that is so', async () => {
    assert.match((await ask('/')).body, /<i data-anonymous="true">/);
    const closed = restify.createServer();
    const closedDesk = { publicDir, defaultLanguage: 'en', nonces: { next: () => '' }, frameOrigins: [] };
    mountPortal(closed, { ...closedDesk, demoUsers: [], anonymous: false });
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const { port } = closed.address() as AddressInfo;
    const page = await (await fetch(`http://127.0.0.1:${port}/`)).text();
    await new Promise<void>((resolve) => closed.close(resolve));
    assert.match(page, /<i data-anonymous="false">/);
  });

  it('should lay the page out in the chosen theme and take no other word for one', async () => {
    assert.match((await ask('/', { cookie: 'desk-theme=dark' })).body, /data-theme="dark"/);
    assert.match((await ask('/', { cookie: 'desk-theme="><script>' })).body, /data-theme="system"/);
  });

  it('should give every page a nonce of its own, which alone may add styles', async () => {
    const [first, second] = [await ask('/'), await ask('/')];
    const nonce = /nonce="(.*?)"/.exec(first.body)?.[1];
    const policy = String(first.headers['content-security-policy']);
    assert.ok(nonce && policy.includes(`style-src 'self' 'nonce-${nonce}'`));
    assert.ok(!second.body.includes(`"${nonce}"`));
    assert.equal(first.headers['cache-control'], 'no-store');
  });

  it('should allow no inline script, no eval and no frame around it', async () => {
    const policy = String((await ask('/')).headers['content-security-policy']);
    assert.match(policy, /default-src 'none'; script-src 'self';/);
    assert.match(policy, /frame-ancestors 'none'/);
    assert.doesNotMatch(policy, /unsafe/);
  });

  it('should allow sockets of the host that was asked, and nothing else in the name of a host', async () => {
    const good = String((await ask('/', { host: 'desk.example:8443' })).headers['content-security-policy']);
    assert.match(good, /connect-src 'self' ws:\/\/desk\.example:8443 wss:\/\/desk\.example:8443;/);
    const bad = String((await ask('/', { host: 'x;script-src' })).headers['content-security-policy']);
    assert.match(bad, /connect-src 'self';/);
  });

  it('should serve hashed files for good, with their type', async () => {
    const { status, headers, body } = await ask('/assets/page.123.js');
    assert.equal(status, 200);
    assert.equal(headers['content-type'], 'text/javascript; charset=utf-8');
    assert.equal(headers['cache-control'], 'public, max-age=31536000, immutable');
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['content-encoding'], undefined);
    assert.equal(body, 'plain');
  });

  const codings: [string, string | undefined, string][] = [
    ['gzip, deflate, br', 'br', 'brotli'],
    ['gzip', 'gzip', 'gzipped'],
    ['br;q=0, gzip;q=0.5', 'gzip', 'gzipped'],
    ['deflate', undefined, 'plain'],
  ];
  for (const [accepted, coding, content] of codings) {
    it(`should answer "${accepted}" with ${coding ?? 'the plain file'}`, async () => {
      const { headers, body } = await ask('/assets/page.123.js', { 'accept-encoding': accepted });
      assert.equal(headers['content-encoding'], coding);
      assert.equal(headers.vary, 'Accept-Encoding');
      assert.equal(body, content);
    });
  }

  it('should not send again what the browser has', async () => {
    const { etag = '' } = (await ask('/assets/page.123.js')).headers;
    const again = await ask('/assets/page.123.js', { 'if-none-match': etag });
    assert.equal(again.status, 304);
    assert.equal(again.body, '');
    const other = await ask('/assets/page.123.js', { 'if-none-match': etag, 'accept-encoding': 'br' });
    assert.equal(other.status, 200);
  });

  for (const path of ['/', '/assets/page.123.js']) {
    it(`should answer HEAD ${path} as GET, without the body`, async () => {
      const [head, get] = [await ask(path, {}, 'HEAD'), await ask(path)];
      assert.equal(head.status, 200);
      assert.equal(head.headers['content-length'], get.headers['content-length']);
      assert.equal(head.body, '');
    });
  }

  for (const path of [
    '/assets/none.js',
    '/assets/../index.en.html',
    '/assets/..%2findex.en.html',
    '/assets/%2e%2e/index.en.html',
    '/assets/page.123.js.br',
    '/assets/',
  ]) {
    it(`should know nothing of ${path}`, async () => {
      const { status, body } = await ask(path);
      assert.equal(status, 404);
      assert.doesNotMatch(body, /lang=|brotli/);
    });
  }

  it('should say how to make a page that was not built', () => {
    const missing = {
      publicDir: join(publicDir, 'nowhere'),
      defaultLanguage: 'en',
      nonces: { next: () => '' },
      frameOrigins: [],
      demoUsers: [],
      anonymous: false,
    };
    assert.throws(() => mountPortal(restify.createServer(), missing), /npm run build/);
  });
});

async function layOutPage(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'portal-'));
  await mkdir(join(folder, 'assets'));
  const files = {
    'index.en.html': PAGE.replace('LANG', 'en'),
    'index.fr.html': PAGE.replace('LANG', 'fr'),
    'assets/page.123.js': 'plain',
    'assets/page.123.js.br': 'brotli',
    'assets/page.123.js.gz': 'gzipped',
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return folder;
}
