import { MAX_RESERVATION_NAME } from './reservationSettings.js';

/** Letters and digits of any script, `-`, `_` and spaces, as Azure takes them; at least one letter or digit. */
const NAME = /^(?=.*[\p{L}\p{N}])[\p{L}\p{M}\p{N} _-]+$/u;

/** Whether every character of a name may stand in the name of a reservation. */
export function hasOnlyNameCharacters(name: string): boolean {
  return NAME.test(name);
}

/** Whether Azure takes this as the name of a reservation. */
export function isReservationName(name: string): boolean {
  return name.length <= MAX_RESERVATION_NAME && name.trim() === name && hasOnlyNameCharacters(name);
}
