/**
 * Loaded with `--import` before a program, gives it another calendar clock: one that begins at `CLOCK_STARTS_AT`, runs on
 * from there and jumps ahead by the `moveClockMs` of a message of the parent process, which is sent back once it did.
 * Timers keep the real time.
 */
const RealDate = globalThis.Date;
const startsAt = process.env.CLOCK_STARTS_AT;
let aheadMs = startsAt === undefined ? 0 : RealDate.parse(startsAt) - RealDate.now();

const now = () => RealDate.now() + aheadMs;

globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, newTarget) =>
    Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget) as Date,
  apply: () => new RealDate(now()).toString(),
  get: (target, name, receiver) => (name === 'now' ? now : Reflect.get(target, name, receiver)),
});

process.on('message', (message: { readonly moveClockMs: number }) => {
  aheadMs += message.moveClockMs;
  process.send?.(message);
});
// Listening alone keeps no program alive.
process.channel?.unref();
