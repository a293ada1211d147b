import type { Clock } from '../../services/clock.js';
import { CUSTOMER_PROMPT, CustomerPrompt } from '../customers/customerPrompt.js';
import type { StepKit } from '../prompts/stepKit.js';
import {
  RESERVATION_PROMPT,
  type ReservationData,
  type ReservationPorts,
  ReservationPrompt,
} from '../reservations/reservationPrompt.js';
import type { TaskContext } from '../taskContext.js';
import { TaskDialog } from '../taskDialog.js';
import { OVERVIEW_PROMPT, type OverviewAction, type OverviewData, OverviewPrompt } from './overviewPrompt.js';

export const OVERVIEW_DIALOG = 'overview';

interface OverviewDraft {
  customerId?: string;
  reservationId?: string;
  action?: OverviewAction;
}

/** Customer, reservation, overview card; from there to a refund, an exchange, a support request or another reservation. */
export class OverviewDialog extends TaskDialog<OverviewDraft> {
  constructor(kit: StepKit, lookups: ReservationPorts, clock: Clock) {
    super(OVERVIEW_DIALOG, kit);
    this.addDialog(new CustomerPrompt(kit, lookups.customers));
    this.addDialog(new ReservationPrompt(kit, lookups, clock));
    this.addDialog(new OverviewPrompt(kit, lookups, clock));
    this.steps(
      { name: 'customer', ask: this.askCustomer, keep: this.keepCustomer },
      { name: 'reservation', ask: this.askReservation, keep: this.keepReservation },
      { name: 'overview', ask: this.showOverview, keep: this.keepAction },
      { name: 'task', ask: this.runTask },
      { name: 'end', ask: (step) => step.finish(undefined) },
    );
  }

  protected override newDraft(): OverviewDraft {
    return {};
  }

  private async askCustomer(step: TaskContext<OverviewDraft>) {
    return step.ask(CUSTOMER_PROMPT);
  }

  private keepCustomer(draft: OverviewDraft, value: unknown): undefined {
    draft.customerId = value as string;
  }

  private async askReservation(step: TaskContext<OverviewDraft>) {
    const { customerId = '' } = step.draft;
    return step.ask(RESERVATION_PROMPT, { customerId } satisfies ReservationData);
  }

  private keepReservation(draft: OverviewDraft, value: unknown): undefined {
    draft.reservationId = value as string;
  }

  private async showOverview(step: TaskContext<OverviewDraft>) {
    const { customerId = '', reservationId = '' } = step.draft;
    return step.ask(OVERVIEW_PROMPT, { customerId, reservationId } satisfies OverviewData);
  }

  private keepAction(draft: OverviewDraft, value: unknown): string | undefined {
    draft.action = value as OverviewAction;
    return draft.action === 'another' ? 'reservation' : undefined;
  }

  /** Refund, exchange and support are the tasks of the menu, begun here with what is already chosen. */
  private async runTask(step: TaskContext<OverviewDraft>) {
    const { customerId, reservationId, action } = step.draft;
    return action === 'refund' || action === 'exchange' || action === 'support'
      ? step.ask(action, { customerId, reservationId })
      : step.pass();
  }
}
