import { type Activity, ActivityTypes, type TurnContext } from 'botbuilder';
import { groupCard } from '../../../cards/group/groupCard.js';
import type { DeskTurn } from '../../../dialogs/deskTurn.js';
import { chatLink } from '../extension/chatLink.js';
import { type ChatRefusal, chatOpenerOf, openPersonalChat, personOf } from './personalChat.js';

/** More of what was asked than anybody reads again. */
const MOST_SHOWN = 200;
const LONGEST_NAME = 60;

/**
 * Takes what was asked in a group into the chat with whoever asked, and says in the group that it went there. Where there
 * is no such chat, the group is told why and how to come there.
 * @param converse runs there as if the words had been typed there
 */
export async function goOnAlone(
  turn: DeskTurn,
  words: string,
  converse: (chat: TurnContext) => Promise<void>,
): Promise<void> {
  const { context, texts } = turn;
  const { activity } = context;
  const shown = shortened(words, MOST_SHOWN);
  const text = texts.say('group.brought', { words: shown });
  const first = { type: ActivityTypes.Message, text, textFormat: 'plain' };
  const refusal = await openPersonalChat(context, personOf(activity), first, async (chat) => {
    sayThere(chat, activity, words);
    await converse(chat);
  });
  if (refusal) return showWay(turn, refusal, shown);
  const name = shortened(activity.from.name ?? '', LONGEST_NAME);
  if (name === '') await turn.say('group.written');
  else await turn.say('group.writtenTo', { name });
}

/** The id goes with the words: what is delivered twice is known by it. Replies must not name it, it is of the group. */
function sayThere(chat: TurnContext, asked: Activity, words: string): void {
  const { id, timestamp, localTimestamp, localTimezone, entities } = asked;
  Object.assign(chat.activity, {
    type: ActivityTypes.Message,
    name: undefined,
    text: words,
    textFormat: 'plain',
    ...{ id, timestamp, localTimestamp, localTimezone, entities },
  });
  chat.onSendActivities((_chat, activities, next) => {
    for (const activity of activities) delete activity.replyToId;
    return next();
  });
  chat.onUpdateActivity((_chat, update, next) => {
    delete update.replyToId;
    return next();
  });
}

async function showWay(turn: DeskTurn, refusal: ChatRefusal, words: string): Promise<void> {
  const { context, texts } = turn;
  const url = chatUrl(context, words);
  const title = texts.say('group.link.open');
  const card = groupCard({
    title: texts.say('group.link.title'),
    text: texts.say(`group.link.${refusal}`),
    hint: '',
    rows: [],
    links: url === undefined ? [] : [{ title, url }],
  });
  await turn.show(card);
}

/** With the words in its compose box; there is none without a registration. */
function chatUrl(context: TurnContext, words: string): string | undefined {
  const appId = chatOpenerOf(context)?.appId;
  if (appId === undefined || context.activity.channelId !== 'msteams') return undefined;
  return chatLink(appId, words);
}

/** In one line, without what cannot be seen, and without halves of characters, of which no link can be made. */
function shortened(text: string, most: number): string {
  const line = text
    .replace(/[\p{Cf}\p{Cs}]/gu, '')
    .replace(/[\p{Cc}\p{Z}]+/gu, ' ')
    .trim();
  const characters = [...line];
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : line;
}
