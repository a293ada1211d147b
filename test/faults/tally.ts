/** What came of a fault that was tried. */
export interface Tried {
  readonly times: number;
  readonly lost?: number;
  readonly doubled?: number;
  readonly stuck?: number;
}

const total = { tried: 0, lost: 0, doubled: 0, stuck: 0 };

/** Notes what came of a fault, and prints it. Fails when anything was lost, doubled or stuck. */
export function tally(fault: string, { times, lost = 0, doubled = 0, stuck = 0 }: Tried): void {
  total.tried += times;
  total.lost += lost;
  total.doubled += doubled;
  total.stuck += stuck;
  const line = `${fault}: ${times} tried, ${lost} lost, ${doubled} doubled, ${stuck} stuck`;
  console.log(`    ${line}`);
  if (lost + doubled + stuck > 0) throw new Error(line);
}

// Whichever file of faults is loaded first: printed when every test is over.
after(() => {
  const { tried, lost, doubled, stuck } = total;
  if (tried > 0) console.log(`  faults: ${tried} tried, ${lost} lost, ${doubled} doubled, ${stuck} stuck`);
});
