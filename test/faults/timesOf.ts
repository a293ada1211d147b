/**
 * How often a fault is tried.
 * @param whole by `npm run test:faults`
 * @param share by `npm test`, which has five minutes for all faults together
 */
export function timesOf(whole: number, share: number): number {
  return process.env.FAULTS === 'whole' ? whole : share;
}
