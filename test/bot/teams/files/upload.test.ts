import assert from 'node:assert/strict';
import { upload } from '../../../../bot/teams/files/upload.js';
import { answering, FileStore } from './fileStore.js';

const FILE = Buffer.from('{"name":"Zoé"}');
const REFUSED = { name: 'UnreachableError', code: 'FileStoreUnreachable' };

describe('an upload', () => {
  let store: FileStore;
  beforeEach(async () => {
    store = await FileStore.open();
  });
  afterEach(() => store.close());

  const put = (path = '/session?key=1', patienceMs?: number) =>
    upload(new URL(path, store.url), FILE, patienceMs);

  it('should put all bytes at once, saying which of how many they are', async () => {
    await put();
    const [{ method, path, headers, body }, ...more] = store.puts as [FileStore['puts'][number]];
    assert.deepEqual([method, path, more], ['PUT', '/session?key=1', []]);
    assert.deepEqual(body, FILE);
    assert.deepEqual(
      [headers['content-length'], headers['content-range'], headers['content-type']],
      ['15', 'bytes 0-14/15', 'application/octet-stream'],
    );
    assert.equal(headers.authorization, undefined);
  });

  for (const status of [200, 201]) {
    it(`should be done at ${status}, however much is said`, async () => {
      store.answer = (_request, response) => {
        response.writeHead(status);
        const more = setInterval(() => response.write('x'.repeat(64)), 1);
        response.on('close', () => clearInterval(more));
      };
      await put();
    });
  }

  for (const status of [202, 204, 400, 403, 404, 409, 416, 500, 507]) {
    it(`should not be done at ${status}`, async () => {
      store.answer = answering(status);
      await assert.rejects(put(), { ...REFUSED, message: `the store of files answered ${status}` });
    });
  }

  for (const status of [301, 302, 307, 308]) {
    it(`should follow nobody elsewhere (${status})`, async () => {
      store.answer = answering(status, { location: '/elsewhere' });
      await assert.rejects(put(), REFUSED);
      assert.equal(store.puts.length, 1);
    });
  }

  it('should not wait for ever', async () => {
    store.answer = () => {};
    await assert.rejects(put('/', 50), REFUSED);
  });

  it('should say why nobody was reached, and not where', async () => {
    await assert.rejects(upload(new URL('http://127.0.0.1:1/key'), FILE), {
      ...REFUSED,
      message: 'the store of files: ECONNREFUSED',
    });
  });

  it('should reach into no private network, whatever name leads there', async () => {
    const { port } = new URL(store.url);
    await assert.rejects(upload(new URL(`https://localhost:${port}/`), FILE), REFUSED);
    assert.equal(store.connections, 0);
  });
});
