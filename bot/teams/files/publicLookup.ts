import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Networks that no service of Microsoft's lies in: whoever makes a name lead there is up to something. */
const PRIVATE = { 4: new BlockList(), 6: new BlockList() };
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  PRIVATE[4].addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of [
  // All below 2000:: and above 3fff:: is private or unassigned, or holds an IPv4 address inside.
  ['::', 3],
  ['4000::', 2],
  ['8000::', 1],
  // These hold one too, or are for books.
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
] as const)
  PRIVATE[6].addSubnet(network, prefix, 'ipv6');

/** Whether an address is one that the whole internet can reach. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !PRIVATE[4].check(address, 'ipv4');
  // One with a zone is of this machine's own networks.
  return family === 6 && !address.includes('%') && !PRIVATE[6].check(address, 'ipv6');
}

/** Looks a name up as a connection does, and refuses it where it leads into a private network. */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '');
    const isSafe = addresses.every(({ address }) => isPublicAddress(address));
    const [first] = addresses;
    if (!isSafe || !first) return callback(new Error(`${hostname} is no public address`), '');
    if (options.all) return callback(null, addresses);
    return callback(null, first.address, first.family);
  });
};
