import { inflateSync } from 'node:zlib';

/** What a PNG file begins with. */
export const PNG_SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');

/** A picture, row by row from the top: red, green, blue, and opacity where there are four bytes. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly bytesPerPixel: 3 | 4;
  readonly bytes: Buffer;
}

/** Reads what browsers write: 8 bits a channel, without palette, not interlaced. */
export function pixelsOf(png: Buffer): Pixels {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const bytesPerPixel = png[25] === 6 ? 4 : 3;
  const data: Buffer[] = [];
  for (let at = PNG_SIGNATURE.length; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  return {
    width,
    height,
    bytesPerPixel,
    bytes: unfiltered(inflateSync(Buffer.concat(data)), width, bytesPerPixel),
  };
}

/** Takes back what a PNG does to each row: bytes are stored as differences to those on the left and above. */
function unfiltered(stored: Buffer, width: number, bytesPerPixel: number): Buffer {
  const length = width * bytesPerPixel;
  const rows = stored.length / (length + 1);
  const bytes = Buffer.alloc(rows * length);
  for (let row = 0; row < rows; row += 1) {
    const filter = stored[row * (length + 1)];
    for (let at = 0; at < length; at += 1) {
      const here = row * length + at;
      const left = at < bytesPerPixel ? 0 : bytes[here - bytesPerPixel]!;
      const up = row === 0 ? 0 : bytes[here - length]!;
      const upLeft = row === 0 || at < bytesPerPixel ? 0 : bytes[here - length - bytesPerPixel]!;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, upLeft)][filter!]!;
      bytes[here] = stored[row * (length + 1) + 1 + at]! + guess;
    }
  }
  return bytes;
}

/** The neighbour that is nearest to left + up − upLeft, as the PNG specification orders them. */
function paeth(left: number, up: number, upLeft: number): number {
  const [a, b, c] = [Math.abs(up - upLeft), Math.abs(left - upLeft), Math.abs(left + up - 2 * upLeft)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : upLeft;
}
