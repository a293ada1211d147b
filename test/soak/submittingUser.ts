import assert from 'node:assert/strict';
import type { Activity } from 'botbuilder';
import { ChatUser } from '../support/chatUser.js';
import { ChannelClient } from './channelClient.js';
import { faultIn } from './deskFault.js';
import {
  ASKING,
  BASICS,
  CONTACT,
  CONTACTS,
  CUSTOMERS,
  MENU,
  PROBLEM,
  PROBLEMS,
  REVIEW,
} from './visitKinds.js';

/** In which way a press on Submit reaches the servers. */
type Delivery = 'once' | 'the same to both' | 'from two windows';
const DELIVERIES: readonly Delivery[] = ['once', 'the same to both', 'once', 'from two windows'];

/** A person who sends several requests in one conversation, each turn to another server, and then looks for them. */
export class SubmittingUser {
  /** What the owners of all their requests begin with. */
  static readonly OWNERS = 'test:submitting-';

  readonly client: ChannelClient;
  readonly receipts: string[] = [];
  /** Failures that an answer told of. */
  readonly faults: string[] = [];
  submitted = 0;
  sentTwice = 0;
  turns = 0;
  /** Numbers of the requests that My requests shows in the end. */
  listed: readonly string[] = [];
  readonly #user: ChatUser;

  constructor(
    urls: readonly string[],
    private readonly number: number,
    private readonly submissions: number,
  ) {
    this.client = new ChannelClient(urls, `submitting-${number}`, number);
    this.#user = new ChatUser((activity) => this.#send(activity), 'en-US');
  }

  get owner(): string {
    return `${SubmittingUser.OWNERS}${this.number}`;
  }

  async converse(): Promise<void> {
    this.#expect(MENU, await this.#user.join());
    for (let count = 0; count < this.submissions; count += 1) await this.#request(count);
    const said = await this.#user.say('my requests');
    this.listed = [...new Set(said.match(/SR-\d{6,}/g))];
  }

  async #request(count: number): Promise<void> {
    const user = this.#user;
    const customer = ASKING[(this.number + count) % ASKING.length]!;
    this.#expect(CUSTOMERS, await user.say('new support request'));
    this.#expect(BASICS, await user.say(customer));
    this.#expect(PROBLEMS, await user.press('Next', { issueType: 'Billing' }));
    const problem = { ...PROBLEM, description: `Request ${count} of ${this.owner}` };
    this.#expect(CONTACTS, await user.press('Next', problem));
    this.#expect(REVIEW, await user.press('Next', CONTACT));
    await this.#submit(DELIVERIES[(this.number + count) % DELIVERIES.length]!);
  }

  async #submit(delivery: Delivery): Promise<void> {
    const press: Partial<Activity> = {
      type: 'message',
      value: this.#user.dataOf('Submit request'),
      locale: 'en-US',
    };
    if (delivery !== 'once') this.sentTwice += 1;
    const said = JSON.stringify(await this.#delivered(press, delivery));
    this.submitted += 1;
    this.#expect(MENU, said);
    // A killed server takes the receipt with it: whoever asks again sees where the conversation stands.
    const number = /Request (SR-\d{6,}) is filed/.exec(said)?.[1];
    if (number !== undefined) this.receipts.push(number);
  }

  #delivered(press: Partial<Activity>, delivery: Delivery) {
    if (delivery === 'once') return this.#send(press);
    this.turns += 1;
    return delivery === 'the same to both' ? this.client.sendToAll(press) : this.client.sendFromEach(press);
  }

  #send(activity: Partial<Activity>) {
    this.turns += 1;
    return this.client.send(activity);
  }

  #expect(shown: RegExp, said: string): void {
    const fault = faultIn(said);
    if (fault !== undefined) this.faults.push(fault);
    assert.match(said, shown, `${this.owner}, submission ${this.submitted}`);
  }
}
