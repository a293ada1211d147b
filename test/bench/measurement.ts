import { median, medianRatio } from './figures.js';

/** What one round gave, by name with unit: `CPU ms a turn`. NaN where this machine cannot tell. */
export type Figures = Readonly<Record<string, number>>;

/** One of the things that are compared. */
export interface Side {
  readonly name: string;
  round(): Promise<Figures>;
}

/** The rounds of one side. */
export interface MeasuredSide {
  readonly name: string;
  readonly rounds: readonly Figures[];
}

/** What a scenario measured. */
export interface Measurement {
  readonly title: string;
  readonly sides: readonly MeasuredSide[];
  /** Whether the others are shown as ratios to the first side; else the first side is, to each of them. */
  readonly isFirstTheBase?: boolean;
  /** What to know when reading it. */
  readonly notes?: readonly string[];
}

export interface RoundCount {
  readonly warmUps: number;
  readonly rounds: number;
}

/** Runs A B A B: what happens to the machine meanwhile happens to all of them. Rounds to warm up are thrown away. */
export async function interleaved(
  sides: readonly Side[],
  { warmUps, rounds }: RoundCount,
): Promise<readonly MeasuredSide[]> {
  const measured = sides.map(({ name }) => ({ name, rounds: [] as Figures[] }));
  for (let round = -warmUps; round < rounds; round += 1) {
    for (const [index, side] of sides.entries()) {
      const figures = await side.round();
      if (round >= 0) measured[index]?.rounds.push(figures);
    }
  }
  return measured;
}

export function medianOf({ rounds }: MeasuredSide, figure: string): number {
  return median(valuesOf(rounds, figure));
}

/** A figure of one side by that of another, within rounds. NaN where either is missing. */
export function ratioOf({ sides }: Measurement, figure: string, name: string, to: string): number {
  const roundsOf = (wanted: string) => sides.find((side) => side.name === wanted)?.rounds ?? [];
  return medianRatio(valuesOf(roundsOf(name), figure), valuesOf(roundsOf(to), figure));
}

/** The median of a figure of the side with that name. */
export function figureOf({ sides }: Measurement, figure: string, name: string): number {
  const side = sides.find((candidate) => candidate.name === name);
  return side ? medianOf(side, figure) : Number.NaN;
}

function valuesOf(rounds: readonly Figures[], figure: string): number[] {
  return rounds.map((figures) => figures[figure] ?? Number.NaN);
}
