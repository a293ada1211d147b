import type { Clock } from '../../services/clock.js';
import type { StepKit } from '../prompts/stepKit.js';
import {
  type ReservationDraft,
  type ReservationOptions,
  ReservationTaskDialog,
  refOf,
} from '../reservations/reservationTaskDialog.js';
import type { TaskContext } from '../taskContext.js';
import {
  OVERVIEW_PROMPT,
  type OverviewAnswer,
  type OverviewPorts,
  OverviewPrompt,
} from './overviewPrompt.js';

export const OVERVIEW_DIALOG = 'overview';

/** Tasks that a user comes back from. */
const RETURNING: ReadonlySet<string> = new Set(['access', 'configuration', 'properties']);

interface OverviewDraft extends ReservationDraft {
  answer?: OverviewAnswer;
}

/** Customer, reservation, overview card; from there to the other tasks on it or to another reservation. */
export class OverviewDialog extends ReservationTaskDialog<OverviewDraft> {
  constructor(kit: StepKit, ports: OverviewPorts, clock: Clock) {
    super(OVERVIEW_DIALOG, kit, ports, clock);
    this.addDialog(new OverviewPrompt(kit, ports, clock));
    this.steps(
      ...this.pickSteps(),
      { name: 'overview', ask: this.showOverview, keep: this.keepAction },
      { name: 'task', ask: this.runTask, keep: this.keepTask },
      { name: 'end', ask: (step) => step.finish(undefined) },
    );
  }

  protected override newDraft(options: ReservationOptions): OverviewDraft {
    return this.chosenIn(options);
  }

  private async showOverview(step: TaskContext<OverviewDraft>) {
    return step.ask(OVERVIEW_PROMPT, refOf(step.draft));
  }

  private keepAction(draft: OverviewDraft, value: unknown): string | undefined {
    draft.answer = value as OverviewAnswer;
    return draft.answer.action === 'another' ? 'reservation' : undefined;
  }

  /** What is looked at or changed from the overview leads back to it; what is filed ends the visit. */
  private keepTask({ answer }: OverviewDraft): string | undefined {
    return answer !== undefined && RETURNING.has(answer.action) ? 'overview' : undefined;
  }

  /** The other tasks of the menu, begun here with what is already chosen. */
  private async runTask(step: TaskContext<OverviewDraft>) {
    const { customerId, reservationId, answer } = step.draft;
    if (answer === undefined || answer.action === 'another' || answer.action === 'done') return step.pass();
    return step.ask(answer.action, { customerId, reservationId, ...answer.details });
  }
}
