import type { Activity } from 'botbuilder';
import { z } from 'zod';

const mention = z.object({
  type: z.literal('mention'),
  text: z.string().min(1),
  mentioned: z.object({ id: z.string() }),
});

/** Characters that Teams writes as HTML in the text of a message. */
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/**
 * The text of a message as its user typed it: in groups it begins with the bot's mention, and Teams sends HTML's own
 * characters as entities.
 */
export function spokenText({ channelId, text, entities, recipient }: Activity): string | undefined {
  if (typeof text !== 'string') return undefined;
  const spoken = mentionsOf(entities, recipient.id).reduce((rest, name) => rest.replaceAll(name, ' '), text);
  return channelId === 'msteams' ? withoutEntities(spoken) : spoken;
}

/** How the text writes the mentions of the account. */
function mentionsOf(entities: unknown, accountId: string): string[] {
  const found = Array.isArray(entities) ? entities.map((entity) => mention.safeParse(entity)) : [];
  return found.flatMap(({ data }) => (data?.mentioned.id === accountId ? data.text : []));
}

function withoutEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|([a-z]{2,4}));/g, (entity, code: string, name: string) => {
    if (name !== undefined) return NAMED[name] ?? entity;
    return Number(code) <= 0x10ffff ? String.fromCodePoint(Number(code)) : entity;
  });
}
