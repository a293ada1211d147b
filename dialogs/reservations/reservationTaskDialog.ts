import type { Clock } from '../../services/clock.js';
import type { ReservationRef } from '../../services/model.js';
import type { Sought } from '../../services/understanding/understanding.js';
import { CUSTOMER_PROMPT, type CustomerData, CustomerPrompt } from '../customers/customerPrompt.js';
import type { SaidOptions } from '../plainWords/taskWish.js';
import type { StepKit } from '../prompts/stepKit.js';
import type { TaskContext } from '../taskContext.js';
import { TaskDialog } from '../taskDialog.js';
import type { TaskStep } from '../taskWaterfall.js';
import { FOUND_PROMPT, type FoundAnswer, type FoundData, FoundPrompt } from './foundPrompt.js';
import type { ReservationFilter } from './reservationFilter.js';
import {
  RESERVATION_PROMPT,
  type ReservationData,
  type ReservationPorts,
  ReservationPrompt,
} from './reservationPrompt.js';

/** What is already chosen when a task on one reservation is begun from elsewhere. */
export interface ReservationOptions {
  readonly customerId?: string;
  /** Ids of the customers who may be meant, while it is not known which. */
  readonly customers?: readonly string[];
  /** Only looked at together with its customer. */
  readonly reservationId?: string;
  /** Ids of the reservations that may be meant, while it is not known which; those of other customers do not count. */
  readonly candidates?: readonly string[];
  /** The reservations that may be meant, while it is not known whose: asked for instead of the customer. */
  readonly found?: readonly ReservationRef[];
  /** What was said of the reservation, while its customer is not known. */
  readonly sought?: Sought;
  /** Whether the user's own words chose it: then it lies on the way back, to be changed. */
  readonly fromWords?: boolean;
}

/** The reservation that a task is about, as far as it is chosen. */
export type ReservationDraft = { -readonly [Name in keyof ReservationOptions]: ReservationOptions[Name] };

/** The reservation once it is chosen. */
export function refOf({ customerId = '', reservationId = '' }: ReservationDraft): ReservationRef {
  return { customerId, reservationId };
}

/** A task on one reservation: its first two steps choose the customer and the reservation. */
export abstract class ReservationTaskDialog<TDraft extends ReservationDraft> extends TaskDialog<TDraft> {
  constructor(
    id: string,
    kit: StepKit,
    ports: ReservationPorts,
    clock: Clock,
    private readonly filter?: ReservationFilter,
  ) {
    super(id, kit);
    this.addDialog(new FoundPrompt(kit, ports, clock));
    this.addDialog(new CustomerPrompt(kit, ports.customers));
    this.addDialog(new ReservationPrompt(kit, ports, clock));
  }

  /** The steps `customer` and `reservation`; they pass on what the task was begun with. */
  protected pickSteps(): TaskStep<TDraft>[] {
    return [
      { name: 'customer', ask: this.askCustomer, keep: this.keepCustomer, keepSaid: this.keepSaid },
      {
        name: 'reservation',
        ask: this.askReservation,
        keep: this.keepReservation,
        keepSaid: this.keepSaid,
      },
    ];
  }

  /** What `newDraft` begins with. */
  protected chosenIn(options: ReservationOptions): ReservationDraft {
    const { customerId, customers, reservationId, candidates, found, sought, fromWords } = options;
    const isAnybodys = customerId === undefined;
    return {
      ...(isAnybodys ? { ...(customers && { customers }), ...(found && { found }) } : { customerId }),
      ...(sought && { sought }),
      ...(customerId !== undefined && reservationId !== undefined
        ? { reservationId }
        : { ...(candidates && candidates.length > 0 && { candidates }) }),
      ...(fromWords && { fromWords }),
    };
  }

  /** Called when another reservation is chosen instead of one: what was said of that one does not count for it. */
  protected forgetDetails(_draft: TDraft): void {}

  private async askCustomer(step: TaskContext<TDraft>) {
    const { customerId, customers, found, sought, fromWords } = step.draft;
    if (customerId !== undefined && !step.revisited) return step.pass({ onWayBack: fromWords === true });
    if (found) return step.ask(FOUND_PROMPT, { found } satisfies FoundData);
    return step.ask(CUSTOMER_PROMPT, {
      ...(customers && { candidates: customers }),
      ...(sought && { soughtFits: sought.fits }),
    } satisfies CustomerData);
  }

  /** The customer, or one of the reservations that were found with theirs. */
  private keepCustomer(draft: TDraft, value: unknown): string | undefined {
    if (draft.found === undefined) return this.takeCustomer(draft, value as string);
    const { customerId, reservationId } = value as FoundAnswer;
    if (reservationId !== undefined) {
      this.takeCustomer(draft, customerId);
      draft.reservationId = reservationId;
      return undefined;
    }
    delete draft.found;
    delete draft.customers;
    if (customerId === undefined) return 'customer';
    return this.takeCustomer(draft, customerId);
  }

  private takeCustomer(draft: TDraft, customerId: string): undefined {
    if (draft.reservationId !== undefined) this.forgetDetails(draft);
    const isMeant = draft.customerId === customerId || draft.customers?.includes(customerId);
    draft.customerId = customerId;
    delete draft.reservationId;
    if (!isMeant) delete draft.candidates;
  }

  /** As if the task were begun with these words. */
  private keepSaid(draft: TDraft, said: SaidOptions): string | undefined {
    if (draft.reservationId !== undefined) this.forgetDetails(draft);
    delete draft.customerId;
    delete draft.customers;
    delete draft.reservationId;
    delete draft.candidates;
    delete draft.found;
    delete draft.sought;
    Object.assign(draft, this.newDraft(said));
    if (draft.customerId === undefined) return 'customer';
    return draft.reservationId === undefined ? 'reservation' : undefined;
  }

  private async askReservation(step: TaskContext<TDraft>) {
    const { customerId = '', reservationId, candidates, found, sought, fromWords } = step.draft;
    if (reservationId !== undefined && !step.revisited) {
      return step.pass({ onWayBack: fromWords === true && found === undefined });
    }
    return step.ask(RESERVATION_PROMPT, {
      customerId,
      ...(this.filter && { filter: this.filter }),
      ...(candidates && { candidates }),
      ...(sought && { sought: sought.what }),
    } satisfies ReservationData);
  }

  private keepReservation(draft: TDraft, value: unknown): undefined {
    if (draft.reservationId !== undefined) this.forgetDetails(draft);
    draft.reservationId = value as string;
  }
}
