/**
 * Loaded with `--import` before a program, has it do every second what it does every few minutes: whoever waits for a round of
 * notices would wait that long.
 */
const FEW_MINUTES_MS = 60_000;
const SECOND_MS = 1000;
const realInterval = globalThis.setInterval;

globalThis.setInterval = new Proxy(realInterval, {
  apply: (target, self, [work, everyMs = 0, ...rest]: Parameters<typeof realInterval>) =>
    Reflect.apply(target, self, [work, everyMs < FEW_MINUTES_MS ? everyMs : SECOND_MS, ...rest]) as unknown,
});
