import type { RequestStatus } from '../../services/model.js';
import type { RequestCardView } from './requestCard.js';

const COLORS = {
  Open: 'Warning',
  InProgress: 'Good',
  Closed: 'Default',
  Withdrawn: 'Attention',
} as const satisfies Record<RequestStatus, RequestCardView['statusColor']>;

/** How a request's status is coloured; its name always stands beside the colour. */
export function statusColor(status: RequestStatus): RequestCardView['statusColor'] {
  return COLORS[status];
}
