/**
 * Bytes of JSON that long texts may take on one card. Teams refuses messages of more than 28 KB, and the largest card
 * takes less than half of that for everything else.
 */
export const LONG_TEXT_BYTES = 14_000;

/** The beginning of a text, whole characters, as far as it takes at most `maxBytes` in JSON. */
export function beginningOf(text: string, maxBytes: number): string {
  if (jsonBytes(text) <= maxBytes) return text;
  let bytes = 0;
  let length = 0;
  for (const character of text) {
    bytes += jsonBytes(character);
    if (bytes > maxBytes) break;
    length += character.length;
  }
  return text.slice(0, length);
}

/** What a text takes inside the quotes of JSON in UTF-8. */
export function jsonBytes(text: string): number {
  return Buffer.byteLength(JSON.stringify(text)) - 2;
}
