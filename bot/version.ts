import { readFileSync } from 'node:fs';
import { z } from 'zod';

const manifest = z.object({ name: z.literal('reservation-desk'), version: z.string() });

/** The sources stand in the project's folder, the built program one deeper. */
const PLACES = ['../package.json', '../../package.json'];

let version: string | undefined;

/** The project's version out of its `package.json`; `unknown` where the program runs without it. */
export function deskVersion(): string {
  version ??= PLACES.map(versionAt).find((found) => found !== undefined) ?? 'unknown';
  return version;
}

function versionAt(place: string): string | undefined {
  try {
    return manifest.parse(JSON.parse(readFileSync(new URL(place, import.meta.url), 'utf8'))).version;
  } catch {
    return undefined;
  }
}
