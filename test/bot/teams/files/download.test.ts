import assert from 'node:assert/strict';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { download } from '../../../../bot/teams/files/download.js';
import { serviceRule, storeRule } from '../../../../bot/teams/files/fileHosts.js';
import { isPublicAddress } from '../../../../bot/teams/files/publicLookup.js';
import { TeamsFiles } from '../../../../bot/teams/files/teamsFiles.js';

const FILE = 'the file';
const servers: Server[] = [];

/** A server on this machine. @returns where it listens */
async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  servers.push(server);
  await new Promise((resolve) => server.once('listening', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function get(url: string, options: Partial<Parameters<typeof download>[1]> = {}) {
  return download(url, { isAllowed: storeRule(true), mostBytes: 100, ...options });
}

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

describe('which addresses files are fetched from', () => {
  const isStore = (url: string) => storeRule(false)(new URL(url));

  it('should be those of SharePoint and OneDrive', () => {
    assert.ok(isStore('https://contoso-my.sharepoint.com/personal/a/_layouts/15/download.aspx?tempauth=x'));
    assert.ok(isStore('https://westeurope1-mediap.svc.ms/x'));
  });

  it('should be no others', () => {
    for (const url of [
      'http://contoso.sharepoint.com/',
      'https://contoso.sharepoint.com.example.com/',
      'https://evilsharepoint.com/',
      'https://contoso.sharepoint.com@example.com/',
      'https://user:secret@contoso.sharepoint.com/',
      'https://contoso.sharepoint.com:8443/',
      'https://169.254.169.254/metadata',
      'https://[::1]/',
      'http://127.0.0.1/',
      'file:///etc/passwd',
    ])
      assert.ok(!isStore(url), url);
  });

  it('should be the service’s own for pictures', () => {
    const rule = serviceRule('https://smba.trafficmanager.net/emea/', false);
    assert.ok(rule(new URL('https://smba.trafficmanager.net/emea/v3/attachments/1/views/original')));
    assert.ok(!rule(new URL('https://example.com/v3/attachments/1')));
    assert.ok(!rule(new URL('http://smba.trafficmanager.net/emea/')));
    assert.ok(!serviceRule('https://10.0.0.1/', false)(new URL('https://10.0.0.1/x')));
  });

  it('should not be private ones, whatever name leads there', () => {
    for (const address of [
      '10.1.2.3',
      '127.0.0.1',
      '169.254.169.254',
      '192.168.1.1',
      '::1',
      'fd00::1',
      '::ffff:10.0.0.1',
      'x',
    ])
      assert.ok(!isPublicAddress(address), address);
    for (const address of ['13.107.136.8', '2620:1ec:8f8::8']) assert.ok(isPublicAddress(address), address);
  });
});

describe('a download', () => {
  it('should bring the bytes, also after a redirect to an allowed place', async () => {
    const there = await serve((_req, res) => res.end(FILE));
    const here = await serve((_req, res) => {
      res.writeHead(302, { location: `${there}/x` });
      res.end();
    });
    for (const url of [there, here])
      assert.equal(Buffer.from((await get(url)) as Uint8Array).toString(), FILE);
  });

  it('should follow nobody elsewhere, nor in circles', async () => {
    let asked = 0;
    const secret = await serve((_req, res) => {
      asked += 1;
      res.end(FILE);
    });
    const trap = await serve((_req, res) => {
      res.writeHead(302, { location: secret });
      res.end();
    });
    const onlyTrap = (url: URL) => url.origin === trap;
    assert.equal(await get(trap, { isAllowed: onlyTrap }), 'unreachable');
    assert.equal(asked, 0);
    const circle = await serve((_req, res) => {
      res.writeHead(302, { location: '/' });
      res.end();
    });
    assert.equal(await get(circle), 'unreachable');
  });

  it('should show its token to the first place only', async () => {
    const seen: (string | undefined)[] = [];
    const there = await serve((req, res) => {
      seen.push(req.headers.authorization);
      res.end(FILE);
    });
    const here = await serve((req, res) => {
      seen.push(req.headers.authorization);
      res.writeHead(302, { location: there });
      res.end();
    });
    await get(here, { authorization: 'Bearer secret' });
    assert.deepEqual(seen, ['Bearer secret', undefined]);
  });

  it('should end at the limit of size, said or not', async () => {
    const said = await serve((_req, res) => {
      res.writeHead(200, { 'content-length': '101' });
      res.end('x'.repeat(101));
    });
    const endless = await serve((_req, res) => {
      const more = setInterval(() => res.write('x'.repeat(64)), 1);
      res.on('close', () => clearInterval(more));
    });
    assert.equal(await get(said), 'size');
    assert.equal(await get(endless), 'size');
  });

  it('should not wait for ever', async () => {
    const silent = await serve(() => {});
    const slow = await serve((_req, res) => {
      res.write('x');
    });
    for (const url of [silent, slow]) assert.equal(await get(url, { patienceMs: 50 }), 'unreachable');
  });

  it('should take errors for what they are', async () => {
    const refusing = await serve((_req, res) => {
      res.writeHead(403);
      res.end(FILE);
    });
    const breaking = await serve((_req, res) => {
      res.writeHead(200, { 'content-length': '50' });
      res.write('x');
      setImmediate(() => res.destroy());
    });
    for (const url of [refusing, breaking, 'no address', 'http://127.0.0.1:1/'])
      assert.equal(await get(url), 'unreachable', url);
  });
});

describe('TeamsFiles', () => {
  const INFO = 'application/vnd.microsoft.teams.file.download.info';
  const withService = (serviceUrl: string) => ({ activity: { serviceUrl } }) as never;
  const teams = (takesLoopback: boolean) =>
    new TeamsFiles({ takesLoopback, connectorToken: async () => 'token' });

  it('should fetch a document without a token, and a picture with it', async () => {
    const seen: (string | undefined)[] = [];
    const service = await serve((req, res) => {
      seen.push(req.headers.authorization);
      res.end(FILE);
    });
    const files = teams(true);
    const context = withService(service);
    await files.read(context, { contentType: INFO, name: 'a.txt', content: { downloadUrl: `${service}/a` } });
    await files.read(context, { contentType: 'image/*', contentUrl: `${service}/b`, content: undefined });
    assert.deepEqual(seen, [undefined, 'Bearer token']);
  });

  it('should give the token to no other host, and fetch nothing from this machine for a registered bot', async () => {
    let asked = 0;
    const other = await serve((_req, res) => {
      asked += 1;
      res.end(FILE);
    });
    const picture = { contentType: 'image/*', contentUrl: `${other}/b`, content: undefined };
    const document = { contentType: INFO, content: { downloadUrl: `${other}/a` } };
    assert.equal(
      await teams(true).read(withService('https://smba.trafficmanager.net/x'), picture),
      'unreachable',
    );
    assert.equal(await teams(false).read(withService(other), picture), 'unreachable');
    assert.equal(await teams(false).read(withService(other), document), 'unreachable');
    assert.equal(
      await teams(true).read(withService(other), { contentType: INFO, content: {} }),
      'unreachable',
    );
    assert.equal(
      await teams(true).read(withService(other), { contentType: 'video/mp4', content: {} }),
      'kind',
    );
    assert.equal(asked, 0);
  });
});
