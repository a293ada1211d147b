import type { Activity } from 'botbuilder';
import { z } from 'zod';
import { withoutEntities } from '../services/htmlEntities.js';

const mention = z.object({
  type: z.literal('mention'),
  text: z.string().min(1),
  mentioned: z.object({ id: z.string() }),
});

interface Mention {
  /** As the text has it. */
  readonly written: string;
  readonly name: string;
  readonly isOwn: boolean;
}

/** More than anybody mentions in a message. */
const MOST_ENTITIES = 100;
/** How Teams writes a mention; some of its clients number it. */
const MARKED = /<at\b[^<>]{0,100}>([^<]*)<\/at>/gi;

/** How Teams marks, in the text, where a card of a message extension stands. */
const SHARED_CARD = /<span\b[^<>]{0,300}\bschema\.skype\.com\/InputExtension\b/i;
const SPAN_TAGS = /<\/?span\b[^<>]{0,300}>/gi;

/**
 * The text of a message as its user typed it: without mentions of the bot, those of others by their names, and without
 * cards. Teams sends HTML's own characters as entities.
 */
export function spokenText({ channelId, text, entities, recipient }: Activity): string | undefined {
  if (typeof text !== 'string') return undefined;
  const isTeams = channelId === 'msteams';
  const mentions = mentionsIn(entities, recipient.id);
  const typed = isTeams && SHARED_CARD.test(text) ? text.replaceAll(SPAN_TAGS, ' ') : text;
  const unmarked = withoutMarks(typed, mentions, isTeams);
  const spoken = mentions
    .filter(({ isOwn, written }) => isOwn && !isMarked(written))
    .reduce((rest, { written }) => rest.replaceAll(written, ' '), unmarked);
  return isTeams ? withoutEntities(spoken) : spoken;
}

/** Whether the message mentions somebody, and the bot not: others talk to each other. */
export function isForOthers({ entities, recipient }: Activity): boolean {
  const mentions = mentionsIn(entities, recipient.id);
  return mentions.length > 0 && mentions.every(({ isOwn }) => !isOwn);
}

function mentionsIn(entities: unknown, botId: string): Mention[] {
  if (!Array.isArray(entities)) return [];
  return entities.slice(0, MOST_ENTITIES).flatMap((entity) => {
    const { data } = mention.safeParse(entity);
    if (!data) return [];
    return { written: data.text, name: nameIn(data.text), isOwn: data.mentioned.id === botId };
  });
}

/**
 * Each mark stands for the first mention of its name that none before it stands for: a person may be called like the bot.
 * @param isEachMeant whether marks without a mention are still none that the user typed
 */
function withoutMarks(text: string, mentions: readonly Mention[], isEachMeant: boolean): string {
  const left = [...mentions];
  return text.replace(MARKED, (whole, shown: string) => {
    const name = nameIn(shown);
    const index = left.findIndex((one) => one.name === name);
    const meant = index < 0 ? mentions.find((one) => one.name === name) : left.splice(index, 1)[0];
    if (!meant && !isEachMeant) return whole;
    return meant?.isOwn ? ' ' : shown;
  });
}

function isMarked(written: string): boolean {
  return /^\s*<at\b/i.test(written);
}

function nameIn(written: string): string {
  const shown = isMarked(written) ? written.replace(MARKED, '$1') : written;
  return withoutEntities(shown).replace(/\s+/g, ' ').trim().toLowerCase();
}
