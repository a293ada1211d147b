import path from 'node:path';

/** In a folder of its own LMDB calls its file so, and keeps its lock beside it under another name than for other files. */
const IN_FOLDER = 'data.mdb';

/** What `open` of LMDB is to be given for this file. */
export function environmentOf(file: string): { readonly path: string; readonly noSubdir: boolean } {
  const isInFolder = path.basename(file) === IN_FOLDER;
  return isInFolder ? { path: path.dirname(file), noSubdir: false } : { path: file, noSubdir: true };
}
