import assert from 'node:assert/strict';
import type { Activity } from 'botbuilder';
import { pressed } from './press.js';

/** A way to the bot: sends one activity and gives the replies that belong to it. */
export type SendActivity = (activity: Partial<Activity>) => Promise<readonly Partial<Activity>[]>;

/** A person at a chat client: types, and presses what the newest card shows. */
export class ChatUser {
  /** What the bot said last. */
  replies: readonly Partial<Activity>[] = [];
  private newestCard: readonly Partial<Activity>[] = [];

  constructor(
    private readonly sendActivity: SendActivity,
    private readonly locale: string,
  ) {}

  async join(): Promise<string> {
    return this.send({ type: 'conversationUpdate', membersAdded: [{ id: 'user', name: 'User' }] });
  }

  /** @returns everything the bot answered, as JSON text */
  async say(text: string): Promise<string> {
    return this.send({ type: 'message', text });
  }

  async press(title: string, fields: Record<string, string> = {}): Promise<string> {
    return this.send(pressed(this.newestCard, title, fields));
  }

  /** What a client would send for pressing `title` on the newest card. */
  dataOf(title: string): object {
    return pressed(this.newestCard, title, {}).value as object;
  }

  async send(activity: Partial<Activity>): Promise<string> {
    this.replies = await this.sendActivity({ ...activity, locale: this.locale });
    if (this.replies.some(({ attachments }) => attachments?.length)) this.newestCard = this.replies;
    return JSON.stringify(this.replies);
  }

  /** The request number in what the bot said last. */
  requestNumber(): string {
    const number = /SR-\d{6,}/.exec(JSON.stringify(this.replies))?.[0];
    assert.ok(number, `no request number in ${JSON.stringify(this.replies)}`);
    return number;
  }
}
