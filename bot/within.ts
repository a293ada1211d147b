export const LATE = Symbol('late');

/** What `work` resolves to, or `LATE` when it takes longer than `limitMs`; it is not stopped then. Rejects as it does. */
export async function within<T>(limitMs: number, work: Promise<T>): Promise<T | typeof LATE> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<typeof LATE>((resolve) => {
    timer = setTimeout(resolve, limitMs, LATE);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
