import type { Activity } from 'botbuilder';

const LONGEST_NAME = 100;

/** What the speaker is called, where the channel vouches for it: clients of the others choose their names themselves. */
export function speakerName({ channelId, from }: Pick<Activity, 'channelId' | 'from'>): string | undefined {
  if (channelId !== 'msteams') return undefined;
  const { name }: { name?: unknown } = from;
  return typeof name === 'string' && name.trim() !== '' ? name.trim().slice(0, LONGEST_NAME) : undefined;
}
