/** Runs the tasks of one key one after another, in the order they came; tasks of different keys run side by side. */
export class KeyedQueue {
  readonly #tails = new Map<string, Promise<void>>();

  /** Resolves or rejects as `task` does; a task that fails does not hold up the ones behind it. */
  run<T>(key: string, task: () => T | Promise<T>): Promise<T> {
    const result = (this.#tails.get(key) ?? Promise.resolve()).then(task);
    const tail: Promise<void> = result
      .then(ignore, ignore)
      .then(() => void (this.#tails.get(key) === tail && this.#tails.delete(key)));
    this.#tails.set(key, tail);
    return result;
  }

  /** Keys with a task that runs or waits. */
  get size(): number {
    return this.#tails.size;
  }

  /** Resolves when nothing runs or waits any more. */
  async idle(): Promise<void> {
    while (this.#tails.size > 0) await Promise.all(this.#tails.values());
  }
}

function ignore(): void {}
