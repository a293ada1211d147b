import type { IncomingMessage } from 'node:http';
import { isIP, isIPv6 } from 'node:net';

/** Groups of an IPv6 address that name its network: one customer of a provider has all addresses within it. */
const NETWORK_GROUPS = 4;

/**
 * Who sends, as far as limits go: an IPv4 address, or the /64 network of an IPv6 address.
 * @param trustedProxies proxies of ours in front of this process. Each adds who it took the request from to
 * `X-Forwarded-For`; what stands before that, the client may have written. 0: the header is not believed at all
 */
export function clientAddressOf(req: IncomingMessage, trustedProxies: number): string {
  const direct = req.socket.remoteAddress ?? 'unknown';
  if (trustedProxies === 0) return limitKeyOf(direct);
  const forwarded = [req.headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
  const claimed = withoutPort((forwarded.at(-trustedProxies) ?? '').trim());
  return limitKeyOf(isIP(claimed) === 0 ? direct : claimed);
}

/** Application Gateway and others add the port of the connection. */
function withoutPort(text: string): string {
  return /^\[(.+)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text;
}

function limitKeyOf(address: string): string {
  const mapped = /^::ffff:([\d.]+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  return isIPv6(address) ? networkOf(address) : address;
}

function networkOf(address: string): string {
  const [head = '', tail] = address.toLowerCase().split('%', 1).join('').split('::');
  const before = groupsOf(head);
  const after = tail === undefined ? [] : groupsOf(tail);
  const left = Math.max(0, 8 - before.length - after.length);
  const groups = [...before, ...Array<string>(left).fill('0'), ...after];
  const network = groups.slice(0, NETWORK_GROUPS).map((group) => Number.parseInt(group, 16).toString(16));
  return `${network.join(':')}::/64`;
}

function groupsOf(part: string): string[] {
  return part === '' ? [] : part.split(':');
}
