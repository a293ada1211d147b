import { crc32, deflateSync } from 'node:zlib';
import { type Pixels, PNG_SIGNATURE, pixelsOf } from './pngPixels.js';

const MAX_COLORS = 256;

/**
 * The same picture as a PNG with a palette, about a third of the size that a browser's screenshot has. Beyond 256
 * colours, those that hardly differ are drawn as one.
 */
export function smallPng(png: Buffer): Buffer {
  const pixels = pixelsOf(png);
  const palette = frequentColors(pixels);
  const nearest = new Map(palette.map((color, index) => [color, index]));
  const { width, height } = pixels;
  // One byte in front of each row: no filter, which is best for pictures with a palette.
  const rows = Buffer.alloc((width + 1) * height);
  for (let at = 0; at < width * height; at += 1) {
    const color = colorAt(pixels, at);
    const index = nearest.get(color) ?? nearestIndex(palette, color);
    nearest.set(color, index);
    rows[at + Math.floor(at / width) + 1] = index;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const colors = Buffer.from(palette.flatMap((color) => [color >> 16, (color >> 8) & 255, color & 255]));
  return Buffer.concat([
    PNG_SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', colors),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function colorAt({ bytes, bytesPerPixel }: Pixels, pixel: number): number {
  return bytes.readUIntBE(pixel * bytesPerPixel, 3);
}

/** Colours by how often they occur, without those that hardly differ from a more frequent one. */
function frequentColors(pixels: Pixels): number[] {
  const counts = new Map<number, number>();
  for (let at = 0; at < pixels.width * pixels.height; at += 1) {
    const color = colorAt(pixels, at);
    counts.set(color, (counts.get(color) ?? 0) + 1);
  }
  const sorted = [...counts].sort((one, other) => other[1] - one[1]).map(([color]) => color);
  for (let tolerance = 0; ; tolerance = tolerance * 2 + 1) {
    const palette = distinctColors(sorted, tolerance);
    if (palette.length <= MAX_COLORS) return palette;
  }
}

function distinctColors(colors: readonly number[], tolerance: number): number[] {
  const distinct: number[] = [];
  for (const color of colors) {
    if (distinct.length > MAX_COLORS) break;
    if (distinct.every((other) => distance(color, other) > tolerance)) distinct.push(color);
  }
  return distinct;
}

function distance(one: number, other: number): number {
  return [16, 8, 0].reduce((sum, shift) => sum + (((one >> shift) & 255) - ((other >> shift) & 255)) ** 2, 0);
}

function nearestIndex(palette: readonly number[], color: number): number {
  const distances = palette.map((other) => distance(color, other));
  return distances.indexOf(Math.min(...distances));
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
