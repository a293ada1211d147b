import type { TrailEnd } from '../audit/auditStore.js';

const FIRST_LOOK_BYTES = 16 * 1024;
const LINE_END = 0x0a;

/**
 * The last whole line of a trail, found from its end: however long the trail is, little of it is read.
 * @param size of the trail in bytes
 * @param read gives the bytes from `start` to the end
 */
export async function tailOf(size: number, read: (start: number) => Promise<Buffer>): Promise<TrailEnd> {
  for (let length = FIRST_LOOK_BYTES; size > 0; length *= 4) {
    const start = Math.max(0, size - length);
    const bytes = await read(start);
    const end = bytes.lastIndexOf(LINE_END);
    const before = end > 0 ? bytes.lastIndexOf(LINE_END, end - 1) : -1;
    if (end >= 0 && (before >= 0 || start === 0))
      return { line: bytes.toString('utf8', before + 1, end), position: start + end + 1 };
    if (start === 0) break;
  }
  return { line: undefined, position: 0 };
}

/** The whole lines among these bytes; what follows the last line end is half a line, and no line. */
export async function* wholeLines(chunks: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    rest = Buffer.concat([rest, Buffer.from(chunk)]);
    let start = 0;
    for (let end = rest.indexOf(LINE_END); end >= 0; end = rest.indexOf(LINE_END, start)) {
      yield rest.toString('utf8', start, end);
      start = end + 1;
    }
    rest = rest.subarray(start);
  }
}
