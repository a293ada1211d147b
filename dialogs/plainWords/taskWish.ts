import type { TaskName } from '../../services/tasks.js';

/** What a task is begun with, or a step is answered with, in the user's own words. Each task takes what concerns it. */
export interface SaidOptions {
  readonly customerId?: string;
  /** Ids of the customers who may be meant, while it is not known which. */
  readonly customers?: readonly string[];
  readonly reservationId?: string;
  /** Ids of the reservations that may be meant, while it is not known which. */
  readonly candidates?: readonly string[];
  /** Units of the reservation. */
  readonly quantity?: number;
  readonly email?: string;
  /** Code of the topic that guides are looked for. */
  readonly topic?: string;
  /** Where a time of expiry is named: the portfolio shows what expires within `days`. */
  readonly view?: 'expiring';
  readonly days?: number;
  /** What words chose lies on the way back, where the user can change it. */
  readonly fromWords: true;
}

/** A task that the user's words ask for, ready to begin. Plain JSON. */
export interface TaskWish {
  readonly task: TaskName;
  readonly options: SaidOptions;
  /** How the user knows what `options` chooses. */
  readonly names: { readonly customer?: string; readonly reservation?: string };
}

/** What a task takes of what was said. */
const TAKEN: Readonly<Record<TaskName, readonly (keyof SaidOptions)[]>> = {
  overview: ['customerId', 'customers', 'reservationId', 'candidates'],
  refund: ['customerId', 'customers', 'reservationId', 'candidates', 'quantity'],
  exchange: ['customerId', 'customers', 'reservationId', 'candidates', 'quantity'],
  access: ['customerId', 'customers', 'reservationId', 'candidates', 'email'],
  configuration: ['customerId', 'customers', 'reservationId', 'candidates'],
  properties: ['customerId', 'customers', 'reservationId', 'candidates'],
  support: ['customerId', 'customers', 'reservationId'],
  requests: [],
  portfolio: ['view', 'days'],
  resources: ['topic'],
};

/** Of what was said, that which concerns the task. */
export function optionsFor(task: TaskName, said: SaidOptions): SaidOptions {
  const entries = TAKEN[task].map((name) => [name, said[name]] as const);
  const taken = Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  return { ...(taken as Partial<SaidOptions>), fromWords: true };
}

/** Whether a task is about a customer's reservation. */
export function isAboutReservation(task: TaskName): boolean {
  return TAKEN[task].includes('reservationId');
}
