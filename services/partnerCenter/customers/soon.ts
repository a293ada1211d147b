import { DeskError } from '../../errors.js';

/** What comes of it within `ms`; undefined where that takes longer or fails. It goes on meanwhile. */
export async function soon<T>(coming: Promise<T>, ms: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  try {
    return await Promise.race([coming.catch(undefinedForDeskError), late]);
  } finally {
    clearTimeout(timer);
  }
}

function undefinedForDeskError(error: unknown): undefined {
  if (!(error instanceof DeskError)) throw error;
}
