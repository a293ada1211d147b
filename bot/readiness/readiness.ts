import { DeskError } from '../../services/errors.js';
import { describeError, type Logger } from '../log.js';
import type { Metrics } from '../metrics.js';
import { LATE, within } from '../within.js';
import { NotReadyError } from './notReadyError.js';

/** A part of the desk without which it cannot do its work. */
export interface ReadinessPart {
  readonly name: string;
  /** Resolves when the part works; rejects when it does not. */
  check(): Promise<void>;
}

/** How a part is; `reason` is a code, never a path or a message. */
export interface PartState {
  readonly name: string;
  readonly isReady: boolean;
  readonly reason?: string | undefined;
}

/** A part that does not answer within this time counts as failed. */
const CHECK_TIMEOUT_MS = 2_000;
/** However often it is asked, the parts are looked at once in so long. */
const KEPT_MS = 1_000;

/** Whether the parts of the desk work. Each change is logged once. */
export class Readiness {
  #latest: Promise<readonly PartState[]> | undefined;
  readonly #failed = new Set<string>();

  constructor(
    private readonly parts: readonly ReadinessPart[],
    private readonly log: Logger,
    private readonly metrics: Metrics,
  ) {}

  /** The states, at most a second old. */
  states(): Promise<readonly PartState[]> {
    this.#latest ??= this.#look();
    return this.#latest;
  }

  async #look(): Promise<readonly PartState[]> {
    const states = await Promise.all(this.parts.map((part) => this.#stateOf(part)));
    setTimeout(() => {
      this.#latest = undefined;
    }, KEPT_MS).unref();
    return states;
  }

  async #stateOf(part: ReadinessPart): Promise<PartState> {
    const { name } = part;
    let reason: string | undefined;
    let failure: unknown;
    try {
      if ((await within(CHECK_TIMEOUT_MS, part.check())) === LATE) reason = 'Timeout';
    } catch (error) {
      reason = reasonOf(error);
      failure = error;
    }
    this.#tell(name, reason, failure);
    return { name, isReady: reason === undefined, reason };
  }

  #tell(part: string, reason: string | undefined, failure: unknown): void {
    this.metrics.partChecked(part, reason === undefined);
    if (reason === undefined) {
      if (this.#failed.delete(part)) this.log.info({ part }, 'part ready again');
    } else if (!this.#failed.has(part)) {
      this.#failed.add(part);
      this.log.error(
        { part, reason, ...(failure !== undefined && { err: describeError(failure) }) },
        'part not ready',
      );
    }
  }
}

/** The desk's own codes, and those of the operating system (`EACCES`); others may say more than they should. */
function reasonOf(error: unknown): string {
  if (error instanceof NotReadyError) return error.reason;
  if (error instanceof DeskError) return error.code;
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' && /^E[A-Z]{2,20}$/.test(code) ? code : 'Unexpected';
}
