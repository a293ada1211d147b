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
  PROPERTIES_PROMPT,
  type PropertiesAnswer,
  type PropertiesPorts,
  PropertiesPrompt,
} from './propertiesPrompt.js';

export const PROPERTIES_DIALOG = 'properties';

/** Customer, reservation, and what names it, to be copied. */
export class PropertiesDialog extends ReservationTaskDialog<ReservationDraft> {
  constructor(kit: StepKit, ports: PropertiesPorts, clock: Clock) {
    super(PROPERTIES_DIALOG, kit, ports, clock);
    this.addDialog(new PropertiesPrompt(kit, ports, clock));
    this.steps(
      ...this.pickSteps(),
      { name: 'properties', ask: this.showProperties, keep: this.keepAnswer },
      { name: 'end', ask: (step) => step.finish(undefined) },
    );
  }

  protected override newDraft(options: ReservationOptions): ReservationDraft {
    return this.chosenIn(options);
  }

  private async showProperties(step: TaskContext<ReservationDraft>) {
    return step.ask(PROPERTIES_PROMPT, refOf(step.draft));
  }

  private keepAnswer(_draft: ReservationDraft, value: unknown): string | undefined {
    return (value as PropertiesAnswer) === 'another' ? 'reservation' : undefined;
  }
}
