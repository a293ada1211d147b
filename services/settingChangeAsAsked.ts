import { z } from 'zod';
import { RefusedError } from './errors.js';
import { SCOPE_TYPES } from './model.js';
import { isReservationName } from './reservationName.js';
import type { SettingChange } from './reservationSettings.js';

const settingChange: z.ZodType<SettingChange> = z.discriminatedUnion('setting', [
  z.object({
    setting: z.literal('scope'),
    before: z.object({
      type: z.enum(SCOPE_TYPES),
      id: z.string().optional(),
      displayName: z.string().optional(),
    }),
    after: z.object({ type: z.enum(SCOPE_TYPES), id: z.string().optional() }),
  }),
  z.object({
    setting: z.enum(['instanceFlexibility', 'renew']),
    before: z.boolean(),
    after: z.boolean(),
  }),
  z.object({
    setting: z.literal('displayName'),
    before: z.string(),
    after: z.string().refine(isReservationName),
  }),
]);

/**
 * The change as it stands now, whatever becomes of the caller's object.
 * @throws RefusedError `Unexpected` for one that no dialog asks for
 */
export function settingChangeAsAsked(change: SettingChange): SettingChange {
  const { success, data, error } = settingChange.safeParse(change);
  if (success) return data;
  throw new RefusedError('Unexpected', `not a setting: ${error.issues.map(({ path }) => path.join('.'))}`);
}
