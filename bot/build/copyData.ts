import { cp } from 'node:fs/promises';
import { extname, join } from 'node:path';

const DATA_FOLDERS = ['cards', 'services'];

/** Copies the JSON files that the program reads at run time, keeping their paths. */
export async function copyData(root: string, outDir: string): Promise<void> {
  await Promise.all(
    DATA_FOLDERS.map((folder) =>
      cp(join(root, folder), join(outDir, folder), {
        recursive: true,
        filter: (path) => extname(path) === '' || extname(path) === '.json',
      }),
    ),
  );
}
