import { setTimeout as pause } from 'node:timers/promises';
import type { Activity } from 'botbuilder';
import { causeOf } from './causeOf.js';

export type Said = readonly Partial<Activity>[];

/** Neither answers for so long: nobody comes back. */
const GIVE_UP_MS = 90_000;
const AGAIN_MS = 100;
/** The desk takes an activity that it has kept for answered elsewhere meanwhile, and answers it again from here on. */
const LOST_ANSWER_MS = 5_500;

/**
 * A conversation as a channel delivers it to one of several servers: what gets no answer is delivered again, under the
 * same id, to the next one.
 */
export class ChannelClient {
  /** Deliveries that were refused or cut off. */
  cuts = 0;
  /** Activities whose answer was lost: they were delivered again after a while. */
  lostAnswers = 0;
  #turns = 0;
  #lastCut = '';

  /** @param id of the conversation, and of its user */
  constructor(
    private readonly urls: readonly string[],
    private readonly id: string,
    private readonly first = 0,
  ) {}

  /** Delivers to one server, to the next one each time. */
  async send(activity: Partial<Activity>): Promise<Said> {
    this.#turns += 1;
    const whole = this.#whole(activity, String(this.#turns));
    return this.#untilAnswered(whole, this.first + this.#turns);
  }

  /** Delivers the same activity to all servers at once. @returns what they answer together */
  async sendToAll(activity: Partial<Activity>): Promise<Said> {
    this.#turns += 1;
    const whole = this.#whole(activity, String(this.#turns));
    const answers = await Promise.all(this.urls.map((_, at) => this.#untilTaken(whole, at)));
    const given = answers.flat();
    return given.length > 0 ? given : this.#lostAnswer(whole, this.#turns);
  }

  /** What two windows of one user send at once: alike, under an id each. @returns all answers */
  async sendFromEach(activity: Partial<Activity>): Promise<Said> {
    this.#turns += 1;
    const deliveries = this.urls.map((_, at) =>
      this.#untilAnswered(this.#whole(activity, `${this.#turns}-${at}`), at),
    );
    return (await Promise.all(deliveries)).flat();
  }

  async #untilAnswered(activity: object, at: number): Promise<Said> {
    const said = await this.#untilTaken(activity, at);
    return said.length > 0 ? said : this.#lostAnswer(activity, at);
  }

  async #lostAnswer(activity: object, at: number): Promise<Said> {
    this.lostAnswers += 1;
    await pause(LOST_ANSWER_MS);
    return this.#untilTaken(activity, at);
  }

  async #untilTaken(activity: object, first: number): Promise<Said> {
    const giveUpAt = performance.now() + GIVE_UP_MS;
    for (let at = first; performance.now() < giveUpAt; at += 1) {
      const said = await this.#deliver(activity, this.urls[at % this.urls.length]!);
      if (said) return said;
      this.cuts += 1;
      await pause(AGAIN_MS);
    }
    throw new Error(`no server answers ${this.id}: ${this.#lastCut}`);
  }

  /** @returns undefined where it was refused or cut off */
  async #deliver(activity: object, url: string): Promise<Said | undefined> {
    const answer = await fetch(`${url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(activity),
    })
      .then(async (response) => ({ status: response.status, text: await response.text() }))
      .catch((error: unknown) => {
        this.#lastCut = causeOf(error);
        return undefined;
      });
    if (!answer) return undefined;
    if (answer.status !== 200) throw new Error(`${this.id}: status ${answer.status}: ${answer.text}`);
    const { activities } = JSON.parse(answer.text) as { activities: Said };
    return activities;
  }

  #whole(activity: Partial<Activity>, turn: string): object {
    return {
      id: `${this.id}-${turn}`,
      channelId: 'test',
      from: { id: this.id, name: 'User', role: 'user' },
      recipient: { id: 'desk', name: 'Desk', role: 'bot' },
      conversation: { id: this.id },
      deliveryMode: 'expectReplies',
      locale: 'en-US',
      ...activity,
    };
  }
}
