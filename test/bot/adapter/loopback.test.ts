import assert from 'node:assert/strict';
import { isLoopbackUrl } from '../../../bot/adapter/loopback.js';

describe('isLoopbackUrl', () => {
  const here = [
    'http://localhost:3000/',
    'https://127.0.0.1',
    'http://127.9.8.7/x',
    'http://[::1]:80/',
    'http://127.1/',
  ];
  for (const url of here)
    it(`should know ${url} as this machine`, () => assert.equal(isLoopbackUrl(url), true));

  const elsewhere = [
    '',
    'localhost',
    'file:///etc/passwd',
    'ftp://127.0.0.1/',
    'http://localhost.example.com',
    'http://127.0.0.1.nip.example',
    'http://128.0.0.1',
    'http://127.0.0.1@example.com/',
    'http://[::ffff:10.0.0.1]/',
  ];
  for (const url of elsewhere)
    it(`should not take ${url} for it`, () => assert.equal(isLoopbackUrl(url), false));
});
