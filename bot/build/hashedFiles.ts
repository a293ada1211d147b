import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** Level 10 and above need ten times the time for the last three percent. */
const BROTLI_QUALITY = 9;

/**
 * A folder of files that are named after their content, each beside its compressed forms. What an earlier build
 * left and this one did not add again is removed by `sweep`.
 */
export class HashedFiles {
  private readonly kept = new Set<string>();

  constructor(private readonly folder: string) {}

  /** Adds a file and returns its hashed name; nothing is written for a content that is there already. */
  async add(name: string, content: string | Uint8Array): Promise<string> {
    const bytes = Buffer.from(content);
    const { name: stem, ext } = parse(name);
    const hashed = `${stem}.${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}${ext}`;
    for (const file of [hashed, `${hashed}.br`, `${hashed}.gz`]) this.kept.add(file);
    // Written last, so its presence means that all three are complete.
    if (existsSync(join(this.folder, hashed))) return hashed;
    await mkdir(this.folder, { recursive: true });
    await Promise.all([
      this.write(`${hashed}.br`, promisify(brotliCompress)(bytes, brotliOptions(bytes.length))),
      this.write(`${hashed}.gz`, promisify(gzip)(bytes, { level: 9 })),
    ]);
    await this.write(hashed, Promise.resolve(bytes));
    return hashed;
  }

  async sweep(): Promise<void> {
    const stale = (await readdir(this.folder)).filter((name) => !this.kept.has(name));
    await Promise.all(stale.map((name) => rm(join(this.folder, name))));
  }

  private async write(name: string, content: Promise<Uint8Array>): Promise<void> {
    await writeFile(join(this.folder, name), await content);
  }
}

function brotliOptions(size: number) {
  return {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: size,
    },
  };
}
