import type { IdSource } from '../../services/ids.js';

/** Ids in the shape of GUIDs that count up, the same in every run. */
export function countingIds(): IdSource {
  let count = 0;
  return {
    next: () => {
      count += 1;
      return `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`;
    },
  };
}
