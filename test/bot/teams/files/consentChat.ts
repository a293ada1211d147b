import assert from 'node:assert/strict';
import type { Activity, Attachment, TurnContext } from 'botbuilder';
import type { TurnLogic } from '../../../../bot/adapter/deskAdapter.js';
import { openHostileDesk } from '../../../hostile/hostileDesk.js';
import { RecordingAdapter } from '../../../support/recordingAdapter.js';
import { FileStore } from './fileStore.js';

export const CONSENT_CARD = 'application/vnd.microsoft.teams.card.file.consent';
export const FILE_CARD = 'application/vnd.microsoft.teams.card.file.info';
const TENANT = '1f0e0d0c-0b0a-4908-8706-050403020100';

type Message = Partial<Activity>;
type Value = Readonly<Record<string, unknown>>;

/** A file that was offered: its card, and the message that shows it. */
export interface Offered {
  readonly id: string;
  readonly card: Attachment;
}

/** What an answer to an offer came to. */
export interface Consented {
  /** Of the invoke. */
  readonly status: number;
  /** New messages in the chat. */
  readonly said: readonly Message[];
}

/** What differs from the personal chat in which the file was offered. */
export interface Elsewhere {
  readonly from?: { readonly id: string; readonly name: string; readonly aadObjectId: string };
  readonly conversation?: {
    readonly id: string;
    readonly conversationType?: string;
    readonly isGroup?: true;
  };
}

const NOW = '2026-11-22T10:00:00.000Z';

/** A whole desk, a personal chat of Teams with it, and a OneDrive. */
export class ConsentChat {
  readonly #messages = new Map<string, Message>();
  #sent: Message[] = [];
  #users = 0;
  /** Whether the channel lets no message be replaced or deleted. */
  isFixed = false;

  private constructor(
    readonly desk: Awaited<ReturnType<typeof openHostileDesk>>,
    readonly store: FileStore,
  ) {}

  static async open(): Promise<ConsentChat> {
    const newAdapter = (onTurn: TurnLogic) => new ChatAdapter(chat, onTurn);
    const chat: ConsentChat = new ConsentChat(await openHostileDesk({ newAdapter }), await FileStore.open());
    return chat;
  }

  /** Somebody else in a chat of their own, on another day, with all as it should be. */
  begin(): void {
    this.#users += 1;
    this.isFixed = false;
    this.store.begin();
    this.desk.lines.length = 0;
    this.desk.clock.moveTo(NOW);
  }

  async say(text: string, locale = 'en-US'): Promise<readonly Message[]> {
    return this.#send({ type: 'message', text, locale });
  }

  /** Asks for the data as a file, by words of the language. */
  async ask(locale = 'en-US'): Promise<Offered> {
    const texts = this.desk.languages.textsFor(locale);
    await this.say(texts.say('commands.titles.myData'), locale);
    const replies = await this.say(texts.say('myData.buttons.file'), locale);
    const found = replies.find(({ attachments = [] }) => attachments[0]?.contentType === CONSENT_CARD);
    assert.ok(found?.id && found.attachments?.[0], `no file offered: ${JSON.stringify(replies)}`);
    return { id: found.id, card: found.attachments[0] };
  }

  /** Agrees as Teams does once it has made a place for the file. */
  accept(offered: Offered, info: Value = {}, elsewhere: Elsewhere = {}): Promise<Consented> {
    const uploadInfo = { ...this.uploadInfo(offered), ...info };
    return this.answer(offered, { ...accepted(offered), uploadInfo }, elsewhere);
  }

  /** The id of the chat. */
  get id(): string {
    return personal(this.#users).id;
  }

  decline(offered: Offered): Promise<Consented> {
    const { declineContext } = offered.card.content as { declineContext: object };
    return this.answer(offered, { type: 'fileUpload', action: 'decline', context: declineContext });
  }

  /** Answers an offer with any value at all. */
  async answer({ id }: Offered, value: unknown, elsewhere: Elsewhere = {}): Promise<Consented> {
    const invoke = { type: 'invoke', name: 'fileConsent/invoke', locale: 'en-US', replyToId: id, value };
    const replies = await this.#send({ ...(invoke as Message), ...(elsewhere as Message) });
    const response = replies.find(({ type }) => type === 'invokeResponse')?.value;
    assert.ok(response, 'the invoke was not answered');
    return { status: response.status, said: replies.filter(({ type }) => type === 'message') };
  }

  uploadInfo({ card: { name } }: Offered) {
    return {
      contentUrl: `${this.store.url}/personal/ana/Documents/Applications/Desk/${name}`,
      name,
      uploadUrl: `${this.store.url}/_api/v2.0/drive/items/01ABC/uploadSession?guid=1&tempauth=secret`,
      uniqueId: '1150D938-8870-4044-9F2C-5BBDEBA70C8C',
      fileType: 'json',
    };
  }

  /** How a message reads now; undefined once it is deleted. */
  now({ id }: Offered): Message | undefined {
    return this.#messages.get(id);
  }

  sent(message: Message): void {
    this.#sent.push(message);
    this.replaced(message);
  }

  replaced(message: Message): void {
    this.#messages.set(message.id ?? '', message);
  }

  deleted(id: string | undefined): void {
    this.#messages.delete(id ?? '');
  }

  async close(): Promise<void> {
    await this.desk.close();
    await this.store.close();
  }

  async #send(activity: Message): Promise<readonly Message[]> {
    this.#sent = [];
    await this.desk.send({ ...inPersonalChat(this.#users), ...activity });
    return this.#sent;
  }
}

export function accepted({ card }: Offered): Value {
  const { acceptContext } = card.content as { acceptContext: object };
  return { type: 'fileUpload', action: 'accept', context: acceptContext };
}

function inPersonalChat(number: number): Message {
  const aadObjectId = `2f0e0d0c-0b0a-4908-8706-${String(number).padStart(12, '0')}`;
  return {
    channelId: 'msteams',
    from: { id: `29:user-${number}`, name: 'Ana', aadObjectId, role: 'user' },
    recipient: { id: '28:desk', name: 'Desk' },
    conversation: { ...personal(number), isGroup: false, name: '' },
    channelData: { tenant: { id: TENANT }, source: { name: 'message' } },
  };
}

function personal(number: number) {
  return { id: `a:${number}`, conversationType: 'personal', tenantId: TENANT };
}

class ChatAdapter extends RecordingAdapter {
  static #count = 0;

  constructor(
    private readonly chat: ConsentChat,
    onTurn: TurnLogic,
  ) {
    super(onTurn);
  }

  override async sendActivities(context: TurnContext, activities: Message[]) {
    const named = activities.map((activity) => {
      ChatAdapter.#count += 1;
      return { ...activity, id: `message-${ChatAdapter.#count}` };
    });
    await super.sendActivities(context, named);
    for (const message of named) this.chat.sent(message);
    return named.map(({ id }) => ({ id }));
  }

  override async updateActivity(_context: TurnContext, update: Message): Promise<undefined> {
    this.#change();
    this.chat.replaced(update);
  }

  override async deleteActivity(_context?: TurnContext, reference?: { activityId?: string }): Promise<void> {
    this.#change();
    this.chat.deleted(reference?.activityId);
  }

  #change(): void {
    if (this.chat.isFixed) throw Object.assign(new Error('no such message'), { statusCode: 404 });
  }
}
