import type { AccessControl } from '../../services/accessControl.js';
import type { ReservationSettings } from '../../services/reservationSettings.js';
import type { Metrics } from '../metrics.js';
import { counted } from './callOutcome.js';

/** The same settings, their changes counted. */
export function measuredSettings(settings: ReservationSettings, metrics: Metrics): ReservationSettings {
  return {
    targets: (...of) => settings.targets(...of),
    searchTargets: (...of) => settings.searchTargets(...of),
    target: (...of) => settings.target(...of),
    change: (caller, ref, change) =>
      counted(
        () => settings.change(caller, ref, change),
        (outcome) => metrics.changeEnded(change.setting, outcome),
      ),
  };
}

/** The same access control, its changes counted. */
export function measuredAccess(access: AccessControl, metrics: Metrics): AccessControl {
  return {
    list: (...of) => access.list(...of),
    findUser: (...of) => access.findUser(...of),
    grant: (...of) =>
      counted(
        () => access.grant(...of),
        (outcome) => metrics.changeEnded('grant', outcome),
      ),
    revoke: (...of) =>
      counted(
        () => access.revoke(...of),
        (outcome) => metrics.changeEnded('revoke', outcome),
      ),
  };
}
