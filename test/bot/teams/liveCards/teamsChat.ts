import assert from 'node:assert/strict';
import type { Activity, Attachment, TurnContext } from 'botbuilder';
import type { TurnLogic } from '../../../../bot/adapter/deskAdapter.js';
import { openHostileDesk } from '../../../hostile/hostileDesk.js';
import { pressed } from '../../../support/press.js';
import { RecordingAdapter } from '../../../support/recordingAdapter.js';

type Message = Partial<Activity>;

/** What arrived in the chat: a new message, or another one in the place of one that was there. */
export interface Arrived {
  readonly how: 'sent' | 'replaced';
  readonly id: string;
  readonly card: Attachment | undefined;
  readonly text: string | undefined;
}

/** Where a message is: nowhere in the chat, or in it and as it reads now. */
type Chat = Map<string, Arrived>;

/** A desk and a chat in which messages can be replaced, or are refused to be. */
export async function openTeamsChat({
  channelId = 'msteams',
  conversation = { id: 'a:chat', conversationType: 'personal' } as Partial<Activity['conversation']>,
  refuses = (_update: Message): boolean => false,
} = {}) {
  const chat: Chat = new Map();
  const log: Arrived[] = [];
  const newAdapter = (onTurn: TurnLogic) => new ChatAdapter(arrive, refuses, onTurn);
  const desk = await openHostileDesk({ newAdapter });
  const user = desk.user({ channelId, conversation });

  function arrive(how: Arrived['how'], { id = '', attachments: [card] = [], text }: Message): void {
    const arrived = { how, id, card, text };
    log.push(arrived);
    chat.set(id, arrived);
  }

  /** The newest message that shows a card with such words. */
  const shown = (words: RegExp): Arrived => {
    const found = [...chat.values()].reverse().find(({ card }) => card && words.test(JSON.stringify(card)));
    assert.ok(found, `no card says ${words}`);
    return found;
  };

  /** @returns what arrived because of it, in order */
  const send = async (activity: Message): Promise<Arrived[]> => {
    const before = log.length;
    await user.send(activity);
    return log.slice(before);
  };
  return {
    desk,
    shown,
    join: () => user.join(),
    send,
    say: (text: string) => send({ type: 'message', text }),
    /** Presses `title` on a card, or on the one that stands in its place. */
    press: ({ id, card }: Arrived, title: string, fields: Record<string, string> = {}) =>
      send({ ...pressed([{ attachments: card ? [card] : [] }], title, fields), replyToId: id }),
    /** How the message reads now. */
    now: ({ id }: Arrived): Arrived => chat.get(id) ?? assert.fail(`there is no message ${id}`),
    close: () => desk.close(),
  };
}

export type TeamsChat = Awaited<ReturnType<typeof openTeamsChat>>;

/** One turn's way into the chat. */
class ChatAdapter extends RecordingAdapter {
  static #count = 0;

  constructor(
    private readonly arrive: (how: Arrived['how'], message: Message) => void,
    private readonly refuses: (update: Message) => boolean,
    onTurn: TurnLogic,
  ) {
    super(onTurn);
  }

  override async sendActivities(context: TurnContext, activities: Message[]) {
    await super.sendActivities(context, activities);
    return activities.map((activity) => {
      ChatAdapter.#count += 1;
      const id = `message-${ChatAdapter.#count}`;
      this.arrive('sent', { ...activity, id });
      return { id };
    });
  }

  override async updateActivity(_context: TurnContext, update: Message): Promise<undefined> {
    if (this.refuses(update)) throw Object.assign(new Error('no such message'), { statusCode: 404 });
    this.arrive('replaced', update);
  }
}
