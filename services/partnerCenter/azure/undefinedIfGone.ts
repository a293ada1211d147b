import { isNotFound } from '../../remote/remotely.js';

/** What a remote call answers; undefined where the service says that there is no such thing. */
export async function undefinedIfGone<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}
