/** A copy as it would come back from disk: apart from the original, and without properties that are undefined. */
export function jsonCopy<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}
