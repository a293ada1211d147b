import assert from 'node:assert/strict';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
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
    for (const url of [
      'http://smba.trafficmanager.net/emea/v3/attachments/1/views/original',
      'https://user@smba.trafficmanager.net/emea/v3/attachments/1/views/original',
      'https://smba.trafficmanager.net/emea/v3/conversations/19%3Asecret/members',
      'https://smba.trafficmanager.net/v3/attachments/../conversations/x/members',
      'https://smba.trafficmanager.net/v3/attachments/..%2fconversations%2fx',
    ])
      assert.ok(!rule(new URL(url)), url);
    assert.ok(!serviceRule('https://10.0.0.1/', false)(new URL('https://10.0.0.1/v3/attachments/1')));
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
      '::ffff:7f00:1',
      '::10.0.0.1',
      '::',
      '0.0.0.0',
      '255.255.255.255',
      '64:ff9b:1::a00:1',
      'fe80::1%eth0',
      'fec0::1',
      '2001:0:a00:1::1',
      '2002:a00:1::1',
      '2001:db8::1',
      '203.0.113.1',
      'x',
    ])
      assert.ok(!isPublicAddress(address), address);
    for (const address of ['13.107.136.8', '2620:1ec:8f8::8', '2a01:111:f100::1'])
      assert.ok(isPublicAddress(address), address);
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

  it('should unpack nothing, whatever the other side calls it', async () => {
    const bomb = gzipSync(Buffer.alloc(1_000_000));
    let asked: string | undefined;
    const packed = await serve((req, res) => {
      asked = req.headers['accept-encoding'];
      res.writeHead(200, { 'content-encoding': 'gzip' });
      res.end(bomb);
    });
    assert.deepEqual(Buffer.from((await get(packed, { mostBytes: 5_000 })) as Uint8Array), bomb);
    assert.equal(asked, 'identity');
  });

  it('should take no file that is shorter or longer than its server says', async () => {
    const short = await serve((_req, res) => {
      res.writeHead(200, { 'content-length': '50' });
      res.write('x');
      setImmediate(() => res.socket?.end());
    });
    assert.equal(await get(short), 'unreachable');
    const odd = await serve((_req, res) => {
      res.writeHead(206, { 'content-length': '4' });
      res.end('part');
    });
    assert.equal(await get(odd), 'unreachable');
  });

  it('should end with a redirect to anything but the web', async () => {
    for (const location of ['file:///etc/passwd', 'data:text/plain,x', 'ftp://127.0.0.1/', 'http://[', '']) {
      const trap = await serve((_req, res) => {
        res.writeHead(302, { location });
        res.end();
      });
      assert.equal(await get(trap), 'unreachable', location);
    }
  });

  it('should not wait for a body that comes drop by drop', async () => {
    const drops = await serve((_req, res) => {
      res.writeHead(200);
      const more = setInterval(() => res.write('x'), 5);
      res.on('close', () => clearInterval(more));
    });
    assert.equal(await get(drops, { patienceMs: 60, mostBytes: 10_000 }), 'unreachable');
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
    await files.read(context, {
      contentType: 'image/*',
      contentUrl: `${service}/v3/attachments/1/views/original`,
      content: undefined,
    });
    assert.deepEqual(seen, [undefined, 'Bearer token']);
  });

  it('should give the token to no other host, and fetch nothing from this machine for a registered bot', async () => {
    let asked = 0;
    const other = await serve((_req, res) => {
      asked += 1;
      res.end(FILE);
    });
    const picture = {
      contentType: 'image/*',
      contentUrl: `${other}/v3/attachments/1/views/original`,
      content: undefined,
    };
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
