import assert from 'node:assert/strict';
import { measuredAccess, measuredSettings } from '../../../bot/measured/measuredChanges.js';
import { measuredDesk } from '../../../bot/measured/measuredDesk.js';
import { measuredExecution } from '../../../bot/measured/measuredExecution.js';
import { measuredQuotes } from '../../../bot/measured/measuredQuotes.js';
import { createMetrics } from '../../../bot/metrics.js';
import type { AccessControl } from '../../../services/accessControl.js';
import { RefusedError, UnreachableError } from '../../../services/errors.js';
import type { RequestExecution } from '../../../services/execution.js';
import type { QuoteService, SupportDesk } from '../../../services/ports.js';
import type { ReservationSettings } from '../../../services/reservationSettings.js';

/** A port all of whose methods answer alike, and note what they were called with. */
function portThat<T>(answer: () => Promise<unknown>): { port: T; calls: unknown[][] } {
  const calls: unknown[][] = [];
  const method = (...of: unknown[]) => {
    calls.push(of);
    return answer();
  };
  return { port: new Proxy({}, { get: () => method }) as T, calls };
}

const GOOD = { refusals: [] };
const BAD = { refusals: [{ code: 'LimitExceeded' }] };
const ENDS = [
  () => Promise.resolve(GOOD),
  () => Promise.reject(new RefusedError('RoleNeeded', 'no')),
  () => Promise.reject(new UnreachableError('BackendUnreachable', 'away')),
];

/** Calls the measured port once for each end. @returns the counters of that name */
async function countedOf<T>(
  name: string,
  wrap: (port: T, metrics: ReturnType<typeof createMetrics>) => T,
  call: (port: T) => Promise<unknown>,
  ends: readonly (() => Promise<unknown>)[] = ENDS,
): Promise<string[]> {
  const metrics = createMetrics();
  for (const end of ends) {
    const { port, calls } = portThat<T>(end);
    const [plain, measured] = await Promise.allSettled([end(), call(wrap(port, metrics))]);
    assert.deepEqual(measured, plain);
    assert.equal(calls.length, 1);
  }
  const lines = (await metrics.render()).match(new RegExp(`^${name}\\{.*$`, 'gm')) ?? [];
  return lines.map((line) => line.slice(name.length));
}

const each = (kind: string) =>
  ['ok', 'refused', 'failed'].map((outcome) => `{kind="${kind}",outcome="${outcome}"} 1`);
const any = {} as never;

describe('the measured ports', () => {
  for (const [kind, call] of [
    ['grant', (port: AccessControl) => port.grant(any, any)],
    ['revoke', (port: AccessControl) => port.revoke(any, any, 'a')],
  ] as const) {
    it(`should count ${kind} by outcome, and end as it does`, async () => {
      assert.deepEqual(await countedOf('desk_changes_total', measuredAccess, call), each(kind));
    });
  }

  for (const [kind, call] of [
    ['comment', (port: SupportDesk) => port.comment(any, 'r', 'c', 'text')],
    ['withdraw', (port: SupportDesk) => port.withdraw(any, 'r')],
  ] as const) {
    it(`should count ${kind} by outcome, and end as it does`, async () => {
      assert.deepEqual(await countedOf('desk_changes_total', measuredDesk, call), each(kind));
    });
  }

  it('should count a change of a setting under its name', async () => {
    const call = (port: ReservationSettings) => port.change(any, any, { setting: 'renew' } as never);
    assert.deepEqual(await countedOf('desk_changes_total', measuredSettings, call), each('renew'));
  });

  for (const [kind, call, answer, refusal] of [
    ['refund', (port: QuoteService) => port.quoteRefund(any, any), GOOD, BAD],
    ['refund', (port: QuoteService) => port.quoteRefunds(any, 'c', []), [GOOD, GOOD], [GOOD, BAD]],
    ['exchange', (port: QuoteService) => port.quoteExchange(any, any), GOOD, BAD],
  ] as const) {
    it(`should count a quote of the kind ${kind}: one that says why not as refused`, async () => {
      const ends = [() => Promise.resolve(answer), () => Promise.resolve(refusal), ENDS[2]!];
      assert.deepEqual(await countedOf('desk_quotes_total', measuredQuotes, call, ends), each(kind));
    });
  }

  it('should count what is carried out, and what nobody knows the end of as failed', async () => {
    const done = () => Promise.resolve({ execution: { state: 'Done' } });
    const begun = () => Promise.resolve({ execution: { state: 'Begun' } });
    const call = (port: RequestExecution) => port.execute(any, 'r', {});
    assert.deepEqual(
      await countedOf('desk_changes_total', measuredExecution, call, [done, ENDS[1]!, begun]),
      each('execute'),
    );
  });

  it('should pass everything else on uncounted', async () => {
    const { port, calls } = portThat<
      QuoteService & AccessControl & ReservationSettings & SupportDesk & RequestExecution
    >(ENDS[0]!);
    const metrics = createMetrics();
    const before = await metrics.render();
    const desk = measuredDesk(port, metrics);
    const settings = measuredSettings(port, metrics);
    const quotes = measuredQuotes(port, metrics);
    quotes.canRefund(any);
    quotes.canExchange(any);
    quotes.canExchangeWith(any, any);
    await Promise.all([
      desk.list(any, 0, 5),
      desk.get(any, 'r'),
      measuredExecution(port, metrics).terms(any, 'r'),
      measuredExecution(port, metrics).follow(any, 'r'),
      measuredAccess(port, metrics).list(any, any),
      measuredAccess(port, metrics).findUser(any, any, 'e'),
      settings.targets(any, any, any, 0, 5),
      settings.searchTargets(any, any, any, 't', 5),
      settings.target(any, any, any),
      quotes.refundableUnits(any, any),
      quotes.refundOutlook(any, any, [1]),
    ]);
    assert.equal(calls.length, 14);
    const own = (text: string) => text.match(/^desk_.*$/gm);
    assert.deepEqual(own(await metrics.render()), own(before));
  });
});
