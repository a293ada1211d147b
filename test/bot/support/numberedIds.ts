import type { IdSource } from '../../../services/ids.js';

/** id-1, id-2, … */
export function numberedIds(): IdSource {
  let count = 0;
  return { next: () => `id-${++count}` };
}
