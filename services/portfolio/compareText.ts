/** By UTF-16 units: for an order that only has to be fixed. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
