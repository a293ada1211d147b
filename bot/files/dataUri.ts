const DATA_URI = /^data:[^,]{0,200};base64,([A-Za-z0-9+/]+={0,2})$/;

/** The bytes of a `data:` URI in base64; undefined for anything else. */
export function bytesOfDataUri(uri: string): Uint8Array | undefined {
  const [, content] = DATA_URI.exec(uri) ?? [];
  return content === undefined ? undefined : Buffer.from(content, 'base64');
}
