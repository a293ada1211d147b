import type { FormEntries } from '../../../dialogs/form/form.js';
import type { Customer, FoundReservation } from '../../../services/model.js';
import type { InvokeTurn } from '../../invokes/invokeHandler.js';
import type { ExtensionPorts } from './extensionPorts.js';
import { readReservationValue, reservationChoice } from './reservationValue.js';
import type { SupportChoices } from './supportForm.js';
import { customerChoice, type FoundChoice, type TypeAhead } from './typeAhead.js';

/** The caller's own of what a window names. */
export interface SupportSubject {
  readonly customer: Customer | undefined;
  readonly reservation: FoundReservation | undefined;
}

/** Looks up what the window of a support request is about. */
export class SupportSubjects {
  constructor(
    private readonly ports: Pick<ExtensionPorts, 'customers' | 'reservations'>,
    private readonly typeAhead: TypeAhead,
  ) {}

  /** Without a customer the reservation tells whose it is. */
  async of({ caller }: InvokeTurn, entries: FormEntries): Promise<SupportSubject> {
    const ref = readReservationValue(entries.reservation ?? '');
    const customerId = entries.customer || ref?.customerId;
    const [customer, reservation] = await Promise.all([
      customerId === undefined ? undefined : this.ports.customers.get(caller, customerId),
      ref && this.ports.reservations.get(caller, ref.customerId, ref.reservationId),
    ]);
    return { customer, reservation };
  }

  /** The first customers, and what is chosen: an input shows only values that it offers. */
  async choices(turn: InvokeTurn, entries: FormEntries): Promise<SupportChoices> {
    const { customer, reservation } = await this.of(turn, entries);
    const first = await this.typeAhead.customers(turn, '');
    const reservations = reservation ? [reservationChoice(turn.texts, reservation)] : [];
    return { customers: withChosen(first, customer && customerChoice(customer)), reservations };
  }
}

function withChosen(first: readonly FoundChoice[], chosen: FoundChoice | undefined): readonly FoundChoice[] {
  if (!chosen || first.some(({ value }) => value === chosen.value)) return first;
  return [chosen, ...first];
}
