import type { Activity } from 'botbuilder';
import { z } from 'zod';

/** Name of the event by which the portal page tells the bot that its user switched the page's language. */
export const LANGUAGE_EVENT = 'desk/language';

const languageEvent = z.object({
  type: z.literal('event'),
  name: z.literal(LANGUAGE_EVENT),
  value: z.string().min(2).max(35),
});

/** The language (first subtag, lower case) that a language event asks for; undefined for any other activity. */
export function readLanguageEvent(activity: Partial<Activity>): string | undefined {
  // Most activities are none: they are not worth a report of what is wrong with them.
  if (activity.name !== LANGUAGE_EVENT) return undefined;
  const event = languageEvent.safeParse(activity);
  return event.success ? event.data.value.split('-', 1)[0]?.toLowerCase() : undefined;
}
