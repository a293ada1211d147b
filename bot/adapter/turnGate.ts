/** Counts running turns and, once closed, lets no new one in: so the process can stop without cutting one off. */
export class TurnGate {
  private open = true;
  private running = 0;
  private readonly idleListeners: (() => void)[] = [];

  get isOpen(): boolean {
    return this.open;
  }

  get runningTurns(): number {
    return this.running;
  }

  /** Runs the turn and resolves or rejects as it does; `undefined`, without running it, when the gate is closed. */
  admit<T>(turn: () => Promise<T>): Promise<T> | undefined {
    return this.open ? this.count(turn) : undefined;
  }

  /** No new turns from here on; those admitted go on. */
  close(): void {
    this.open = false;
  }

  /** Resolves as soon as no turn runs. */
  whenIdle(): Promise<void> {
    if (this.running === 0) return Promise.resolve();
    return new Promise((resolve) => this.idleListeners.push(resolve));
  }

  private async count<T>(turn: () => Promise<T>): Promise<T> {
    this.running += 1;
    try {
      return await turn();
    } finally {
      this.running -= 1;
      if (this.running === 0) for (const listener of this.idleListeners.splice(0)) listener();
    }
  }
}
