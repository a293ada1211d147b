/** The services of Microsoft that the desk calls, as metrics, logs and faults name them. */
export const SERVICE_NAMES = [
  'entra',
  'keyVault',
  'partnerCenter',
  'reservations',
  'support',
  'authorization',
  'resources',
  'graph',
] as const;
export type ServiceName = (typeof SERVICE_NAMES)[number];
