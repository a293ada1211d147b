import { VARIABLES, type VariableName } from './variables.js';

/** One wrong variable; `value` is absent when the fault is that it is not set. */
export interface ConfigProblem {
  readonly name: VariableName;
  readonly value?: string | undefined;
  readonly allowed: string;
  readonly remedy: string;
}

/** The message for the operator: each variable with value (secrets masked), what is allowed, and what to do. */
export function describeProblems(problems: readonly ConfigProblem[]): string {
  const head =
    problems.length === 1
      ? 'Reservation Desk cannot start: 1 setting is wrong.'
      : `Reservation Desk cannot start: ${problems.length} settings are wrong.`;
  const parts = problems.map(
    (problem) =>
      `  ${problem.name} ${shownValue(problem)}\n    allowed: ${problem.allowed}\n    remedy:  ${problem.remedy}`,
  );
  return [head, ...parts, 'Every setting is described in .env.example.'].join('\n');
}

/** How the operator reads what it is set to; secrets are masked. */
export function shownValue({ name, value }: ConfigProblem): string {
  if (value === undefined) return 'is not set';
  return VARIABLES[name].secret ? 'is set to ******** (hidden)' : `is ${JSON.stringify(value)}`;
}
