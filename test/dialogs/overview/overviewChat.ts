import { OVERVIEW_DIALOG, OverviewDialog } from '../../../dialogs/overview/overviewDialog.js';
import { SwitchDialog } from '../../../dialogs/plainWords/switchDialog.js';
import { SwitchPrompt } from '../../../dialogs/plainWords/switchPrompt.js';
import type { Reservation } from '../../../services/model.js';
import type { Understanding } from '../../../services/understanding/understanding.js';
import type { UsageHistory } from '../../../services/usage.js';
import { aCustomer, aReservation, FakeDesk, StillClock } from '../deskFakes.js';
import { DeskHarness, StubTask } from '../deskHarness.js';
import { FakeUnderstander } from '../plainWords/wordsChat.js';

const TASKS = ['refund', 'exchange', 'support', 'access', 'configuration', 'properties'] as const;

/** Ten units of which `POOR` needs four at most. */
export const TEN = { quantity: 10 };
export const POOR = Array.from({ length: 30 }, (_, day) => 29 + (day % 11));

/** What the whole subscription is called that resource groups are in. */
const SUBSCRIPTION = { id: '/subscriptions/5f0c', displayName: 'Production' };

/**
 * The overview card of the first of two reservations; the tasks that it leads to are stand-ins.
 * @param percents its use by day, the newest first
 * @param sentences what is understood of the user's own words
 */
export async function overviewChat(
  changes: Partial<Reservation> = {},
  locale = 'en-US',
  percents?: readonly number[],
  sentences: Readonly<Record<string, Understanding>> = {},
) {
  const clock = new StillClock();
  const reservations = [aReservation(changes), aReservation({ id: 'second', sku: 'P1v3', quantity: 1 })];
  const desk = new FakeDesk(clock, [aCustomer(), aCustomer({ id: 'c2', name: 'Fabrikam' })], reservations);
  const tasks = Object.fromEntries(TASKS.map((task) => [task, new StubTask(task)]));
  const usage: UsageHistory = {
    daily: async (_caller, { reservationId }) =>
      reservationId === 'reservation-1' && percents ? { lastDay: '2026-11-21', percents } : undefined,
  };
  const settings = {
    target: async (_caller: unknown, _ref: unknown, { id }: { readonly id?: string | undefined }) =>
      id === SUBSCRIPTION.id ? SUBSCRIPTION : undefined,
  };
  const { customers, quotes } = desk;
  const ports = { customers, reservations: desk.reservations, quotes, usage, settings };
  const harness = new DeskHarness({
    dialogs: (kit) => [
      new OverviewDialog(kit, ports, clock),
      new SwitchDialog(),
      new SwitchPrompt(kit),
      ...Object.values(tasks),
    ],
    begin: OVERVIEW_DIALOG,
    locale,
    clock,
    understander: new FakeUnderstander(sentences),
    lookups: desk,
  });
  await harness.sayAll('', 'contoso', '1');
  return { harness, desk, clock, begunBy: (task: string) => tasks[task]?.begun };
}
