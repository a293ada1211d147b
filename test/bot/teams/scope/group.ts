import type { Activity } from 'botbuilder';
import { type HostileDesk, openHostileDesk } from '../../../hostile/hostileDesk.js';
import { ChatOpeningAdapter, personalChatOf } from '../../../support/chatOpeningAdapter.js';
import { pressed } from '../../../support/press.js';

const BOT = { id: 'desk', name: 'Desk' };
export const CHANNEL = { id: '19:team@thread.tacv2;messageid=1', isGroup: true, conversationType: 'channel' };
export const MENTION = { type: 'mention', text: '<at>Desk</at>', mentioned: BOT };

type Replies = readonly Partial<Activity>[];

/** A desk in a team, whose members have chats of two with it. */
export async function openGroup(refusal?: () => Error | undefined, folder = '') {
  const desk = await openHostileDesk({
    folder,
    newAdapter: (bot) => new ChatOpeningAdapter(bot, refusal),
  });
  const inGroups: Partial<Activity>[] = [];
  return {
    desk,
    /** Everything that was ever said where others read along. */
    inGroups: inGroups as Replies,
    member: (id: string, place: object = CHANNEL) => newMember(desk, inGroups, id, place),
    close: (how?: { keep: boolean }) => desk.close(how),
  };
}

export type Group = Awaited<ReturnType<typeof openGroup>>;
export type Member = ReturnType<Group['member']>;

function newMember(desk: HostileDesk, inGroups: Partial<Activity>[], id: string, place: object) {
  let count = 0;
  const own = { id: personalChatOf(id), isGroup: false, conversationType: 'personal' };
  const sendTo = async (conversation: object, changes: object): Promise<Replies> => {
    count += 1;
    const activity = {
      type: 'message',
      id: `${id}-${count}`,
      channelId: 'msteams',
      serviceUrl: 'http://127.0.0.1:9/',
      from: { id, name: id },
      recipient: BOT,
      locale: 'en-US',
      conversation,
      ...changes,
    };
    const replies = await desk.send(activity as unknown as Partial<Activity>);
    inGroups.push(...replies.filter((reply) => reply.conversation?.id !== own.id));
    return replies;
  };
  const heard = (replies: Replies) => ({
    all: replies,
    group: replies.filter((reply) => reply.conversation?.id !== own.id),
    alone: replies.filter((reply) => reply.conversation?.id === own.id),
  });
  return {
    /** Mentions the bot in the group. */
    ask: async (words: string, changes: object = {}) =>
      heard(await sendTo(place, { text: `<at>Desk</at> ${words}`, entities: [MENTION], ...changes })),
    /** Sends anything into the group. */
    send: async (changes: object) => heard(await sendTo(place, changes)),
    /** Presses what a card shows, in the group. */
    press: async (card: Replies, title: string) => heard(await sendTo(place, pressed(card, title, {}))),
    /** Speaks in the own chat. */
    sayAlone: async (text: string) => heard(await sendTo(own, { text })),
  };
}
