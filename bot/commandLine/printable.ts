/** Names may hold anything: a replacement character stands for what would steer the terminal or turn the reading direction. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');
}
