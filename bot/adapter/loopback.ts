/**
 * Whether an address is http(s) on this very machine, by what it says and not by what a name resolves to. The URL
 * parser brings other spellings of the IPv4 range (`127.1`, `0x7f000001`) into the dotted form first.
 */
export function isLoopbackUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  if (protocol !== 'http:' && protocol !== 'https:') return false;
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
