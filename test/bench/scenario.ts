import type { Goal } from './goal.js';
import type { Measurement, RoundCount } from './measurement.js';

/** What the command was asked for. */
export interface BenchOptions extends RoundCount {
  /** In a round of a chat scenario, at least. */
  readonly turnsPerRound: number;
  /** Everything small: to see that the bench works, not for figures. */
  readonly isQuick: boolean;
  /** Folder of the build that is measured. */
  readonly build: string;
  /** Folder of another build, to compare it with. */
  readonly earlierBuild: string | undefined;
  /** Empty, and gone when the scenario is over. */
  readonly folder: string;
}

/** Measures one thing. Ends with an error where an answer is wrong: what is broken is not measured. */
export interface Scenario {
  /** For `--only`. */
  readonly name: string;
  readonly title: string;
  readonly goals?: readonly Goal[];
  run(options: BenchOptions): Promise<Measurement>;
}
