import type { TaskName } from '../../services/tasks.js';
import type { AccessWish } from '../access/accessWords.js';
import type { SettingWish } from '../configuration/settingWords.js';
import type { ReservationOptions } from '../reservations/reservationTaskDialog.js';

/** What a task is begun with, or a step is answered with, in the user's own words. Each task takes what concerns it. */
export interface SaidOptions extends ReservationOptions {
  /** Units of the reservation. */
  readonly quantity?: number;
  readonly email?: string;
  /** Whom to give or take which role. */
  readonly access?: AccessWish;
  /** Which setting is to become what. */
  readonly setting?: SettingWish;
  /** Number of a request of the user's. */
  readonly requestId?: string;
  /** Code of the topic that guides are looked for. */
  readonly topic?: string;
  /** Where a use or a time of expiry is named: the portfolio shows what is used less than `below`, or expires within `days`. */
  readonly view?: 'expiring' | 'underused';
  readonly days?: number;
  /** In percent. */
  readonly below?: number;
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

const ANY_RESERVATION = [
  'customerId',
  'customers',
  'reservationId',
  'candidates',
  'found',
  'sought',
] as const;

/** What a task takes of what was said. */
const TAKEN: Readonly<Record<TaskName, readonly (keyof SaidOptions)[]>> = {
  overview: ANY_RESERVATION,
  refund: [...ANY_RESERVATION, 'quantity'],
  exchange: ['customerId', 'customers', 'reservationId', 'candidates', 'quantity'],
  access: [...ANY_RESERVATION, 'email', 'access'],
  configuration: [...ANY_RESERVATION, 'setting'],
  properties: ANY_RESERVATION,
  support: ['customerId', 'customers', 'reservationId'],
  requests: ['requestId'],
  portfolio: ['view', 'days', 'below'],
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
