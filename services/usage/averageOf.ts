/** Average of percentages to a tenth; 0 only where there was no use at all, because decisions depend on that. */
export function averageOf(percents: readonly number[]): number {
  const sum = percents.reduce((total, percent) => total + percent, 0);
  return sum === 0 ? 0 : Math.max(0.1, Math.round((sum / percents.length) * 10) / 10);
}
