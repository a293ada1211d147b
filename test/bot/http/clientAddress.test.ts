import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { clientAddressOf } from '../../../bot/http/clientAddress.js';

describe('clientAddressOf', () => {
  const cases: [
    what: string,
    remoteAddress: string,
    forwarded: string | undefined,
    proxies: number,
    is: string,
  ][] = [
    ['the connection', '203.0.113.7', undefined, 0, '203.0.113.7'],
    ['the connection, whatever a header claims', '203.0.113.7', '198.51.100.1', 0, '203.0.113.7'],
    ['who the proxy took it from', '10.0.0.2', '198.51.100.1', 1, '198.51.100.1'],
    ['not who the client claims before the proxy', '10.0.0.2', '1.2.3.4, 198.51.100.1', 1, '198.51.100.1'],
    [
      'who the outer of two proxies took it from',
      '10.0.0.2',
      '1.2.3.4, 198.51.100.1, 10.0.0.9',
      2,
      '198.51.100.1',
    ],
    ['an address with a port', '10.0.0.2', '198.51.100.1:50123', 1, '198.51.100.1'],
    ['the connection without the header', '10.0.0.2', undefined, 1, '10.0.0.2'],
    ['the connection when the header holds no address', '10.0.0.2', 'unknown', 1, '10.0.0.2'],
    ['the IPv4 address in an IPv6 one', '::ffff:203.0.113.7', undefined, 0, '203.0.113.7'],
    ['the network of an IPv6 address', '2001:DB8:0:1:aaaa::5', undefined, 0, '2001:db8:0:1::/64'],
    ['the same network however it is written', '2001:db8::1:0:0:0:9', undefined, 0, '2001:db8:0:1::/64'],
    ['an IPv6 address with a port', '10.0.0.2', '[2001:db8:0:1::5]:443', 1, '2001:db8:0:1::/64'],
    ['an address with a zone', 'fe80::1%eth0', undefined, 0, 'fe80:0:0:0::/64'],
  ];
  for (const [what, remoteAddress, forwarded, proxies, address] of cases) {
    it(`should be ${what}`, () => {
      const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
      const req = { socket: { remoteAddress }, headers } as unknown as IncomingMessage;
      assert.equal(clientAddressOf(req, proxies), address);
    });
  }
});
