/** A value that comes and is replaced later. Whoever waits for the first one is told why it does not come. */
export class Arrival<T> {
  #value: T | undefined;
  #error: Error | undefined;
  #settled: () => void = () => {};
  readonly #first = new Promise<void>((resolve) => {
    this.#settled = resolve;
  });

  /** Undefined before the first one. */
  get value(): T | undefined {
    return this.#value;
  }

  set value(value: T | undefined) {
    this.#value = value;
    this.#settled();
  }

  /** Until there is a value, everybody is told `error`. */
  fail(error: Error): void {
    this.#error = error;
    this.#settled();
  }

  /** @throws what `fail` was told last, while there is no value */
  async awaited(): Promise<T> {
    await this.#first;
    if (this.#value !== undefined) return this.#value;
    throw this.#error;
  }
}
