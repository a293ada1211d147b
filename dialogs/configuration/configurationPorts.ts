import type { ReservationSettings } from '../../services/reservationSettings.js';
import type { Colleagues } from '../../services/roles.js';
import type { ReservationPorts } from '../reservations/reservationPrompt.js';

export interface ConfigurationPorts extends ReservationPorts {
  readonly settings: ReservationSettings;
  /** Whom to ask for what the user may not do. */
  readonly colleagues: Colleagues;
}
