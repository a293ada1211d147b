import { type Goal, verdictOf } from './goal.js';
import { type Measurement, medianOf, ratioOf } from './measurement.js';
import type { Scenario } from './scenario.js';

/** What a scenario came to, in the file and on the screen. */
export interface Result {
  readonly name: string;
  readonly measurement: Measurement;
  readonly goals: readonly GoalResult[];
}

interface GoalResult {
  readonly text: string;
  readonly wanted: string;
  readonly figure: number;
  readonly verdict: string;
}

export function resultOf({ name, goals = [] }: Scenario, measurement: Measurement): Result {
  const results = goals.map((goal) => {
    const figure = goal.figure(measurement);
    return { text: goal.text, wanted: words(goal), figure, verdict: verdictOf(figure, goal.bound) };
  });
  return { name, measurement, goals: results };
}

/** A line for each figure: the median of each side, then the ratios within rounds. */
export function measurementLines(measurement: Measurement): string[] {
  const { title, sides, isFirstTheBase = false, notes = [] } = measurement;
  const [first, ...others] = sides;
  if (!first) return [title];
  const pairs = others.map(({ name }): readonly [string, string] =>
    isFirstTheBase ? [name, first.name] : [first.name, name],
  );
  const head = ['', ...sides.map(({ name }) => name), ...pairs.map(([of, to]) => `${of} / ${to}`)];
  const names = [
    ...new Set(sides.flatMap(({ rounds }) => rounds.flatMap((figures) => Object.keys(figures)))),
  ];
  const rows = names.map((figure) => [
    figure,
    ...sides.map((side) => shown(medianOf(side, figure))),
    ...pairs.map(([of, to]) => shown(ratioOf(measurement, figure, of, to))),
  ]);
  return [
    `${title} (medians of ${first.rounds.length} interleaved rounds)`,
    ...tableLines([head, ...rows]),
    ...notes.map((note) => `  ${note}`),
  ];
}

export function goalLines(results: readonly Result[]): string[] {
  const rows = results
    .flatMap(({ goals }) => goals)
    .map(({ text, wanted, figure, verdict }) => [text, wanted, shown(figure), verdict]);
  return rows.length === 0 ? [] : tableLines([['goal', 'wanted', 'measured', ''], ...rows]);
}

function words({ bound }: Goal): string {
  return 'atLeast' in bound ? `≥ ${bound.atLeast}` : `≤ ${bound.atMost}`;
}

/** Three figures that count. */
function shown(value: number): string {
  if (Number.isNaN(value)) return 'unknown';
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

function tableLines(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? `  ${cell.padEnd(widths[0] ?? 0)}` : cell.padStart(widths[column] ?? 0),
      )
      .join('   '),
  );
}
