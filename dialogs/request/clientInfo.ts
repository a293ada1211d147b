import type { Activity } from 'botbuilder';
import { z } from 'zod';
import { isTimeZone } from './timeZones.js';

/** What Teams tells about the client in an entity of each message. */
const clientInfo = z.object({
  type: z.literal('clientInfo'),
  country: z.string().optional().catch(undefined),
  timezone: z.string().optional().catch(undefined),
});

export function clientInfoOf({ entities }: Activity): z.infer<typeof clientInfo> | undefined {
  const found = Array.isArray(entities) ? entities.map((entity) => clientInfo.safeParse(entity)) : [];
  return found.find(({ success }) => success)?.data;
}

/** The IANA time zone of the client, where it names one that the runtime knows. */
export function clientTimeZone(activity: Activity): string | undefined {
  const zones = [clientInfoOf(activity)?.timezone, activity.localTimezone];
  return zones.find((zone) => typeof zone === 'string' && isTimeZone(zone));
}
