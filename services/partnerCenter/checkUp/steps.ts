import type { Cause, CheckName, Facts, Finding, NoteName, Outcome, SkipReason } from '../../checkUp.js';
import type { Clock } from '../../clock.js';

/** A check that was made, or left out; `missing` says why those that need it are left out. */
export interface Step<T> {
  readonly value?: T;
  readonly missing?: CheckName | SkipReason | undefined;
}

type Values<N extends readonly Step<unknown>[]> = {
  -readonly [K in keyof N]: N[K] extends Step<infer T> ? T : never;
};

interface Passed<T> {
  readonly value: T;
  readonly found: Outcome & { readonly outcome: 'ok' };
  readonly missing: SkipReason | undefined;
}
type Wrong = Outcome & { readonly outcome: 'problem' };
export type Result<T> = Passed<T> | Wrong;

/** @param missing why there is nothing to look at for those that need it */
export function passed<T>(value: T, note: NoteName, facts: Facts = {}, missing?: SkipReason): Passed<T> {
  return { value, found: { outcome: 'ok', note, facts }, missing };
}

export function wrong(cause: Cause, facts: Facts = {}): Wrong {
  return { outcome: 'problem', cause, facts };
}

export interface StepsTools {
  readonly clock: Clock;
  readonly tell: (finding: Finding) => void;
  /** What an error of that check means. */
  readonly problemOf: (check: CheckName, error: unknown) => Wrong;
}

/** Makes checks one after another, leaves out those that need what is wrong, and tells what came of each. */
export class Steps {
  constructor(private readonly tools: StepsTools) {}

  /**
   * Makes a check unless one that it needs is missing.
   * @param run is given what those found; what it throws is a problem
   */
  async take<T, const N extends readonly Step<unknown>[]>(
    check: CheckName,
    needs: N,
    run: (...found: Values<N>) => Promise<Result<T>>,
  ): Promise<Step<T>> {
    const missing = needs.map((need) => need.missing).find((one) => one !== undefined);
    if (missing !== undefined) {
      this.tools.tell({ check, durationMs: 0, outcome: 'skipped', because: missing });
      return { missing };
    }
    const startedMs = this.#nowMs();
    const values = needs.map((need) => need.value) as Values<N>;
    const result = await this.#resultOf(check, () => run(...values));
    const durationMs = this.#nowMs() - startedMs;
    if ('found' in result) {
      this.tools.tell({ check, durationMs, ...result.found });
      return { value: result.value, missing: result.missing };
    }
    this.tools.tell({ check, durationMs, ...result });
    return { missing: check };
  }

  async #resultOf<T>(check: CheckName, run: () => Promise<Result<T>>): Promise<Result<T>> {
    try {
      return await run();
    } catch (error) {
      return this.tools.problemOf(check, error);
    }
  }

  #nowMs(): number {
    return this.tools.clock.now().getTime();
  }
}
