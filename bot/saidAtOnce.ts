import { type Activity, ActivityTypes } from 'botframework-schema';

/** Marks what is said while a turn still runs. */
const AT_ONCE = 'desk/atOnce';

/** A message that does not wait for the turn's end. */
export function saidAtOnce(text: string): Partial<Activity> {
  return { type: ActivityTypes.Message, text, valueType: AT_ONCE };
}

/** Whether an activity goes out while the turn still runs: a sign of typing, and what is said at once. */
export function goesOutAtOnce({ type, valueType }: Partial<Activity>): boolean {
  return type === ActivityTypes.Typing || valueType === AT_ONCE;
}
