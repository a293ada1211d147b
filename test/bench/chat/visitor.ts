import type { Activity } from 'botbuilder';
import { pressed } from '../../support/press.js';
import type { Step } from './step.js';

/** Of a wrong answer, in characters. */
const TOLD = 1_000;

export type Said = readonly Partial<Activity>[];

/** A way to the bot: sends one activity of a conversation and gives the replies to it. */
export type Send = (conversationId: string, activity: Partial<Activity>) => Promise<Said>;

/** A person with one conversation, who looks at every answer. */
export class Visitor {
  #card: Said = [];
  #number = '';

  constructor(
    private readonly send: Send,
    readonly conversationId: string,
  ) {}

  /** @returns how long the answer took, in milliseconds @throws Error when it is not what it should be */
  async turn({ act, shows }: Step): Promise<number> {
    const activity = this.#activityOf(act);
    const begin = performance.now();
    const said = await this.send(this.conversationId, activity);
    const latencyMs = performance.now() - begin;
    const text = JSON.stringify(said).replace(/[\u00a0\u202f]/g, ' ');
    if (!shows.test(text)) {
      throw new Error(`${JSON.stringify(act)} was not answered by ${shows}: ${text.slice(0, TOLD)}`);
    }
    if (said.some(({ attachments }) => attachments?.length)) this.#card = said;
    this.#number = /SR-\d{6,}/.exec(text)?.[0] ?? this.#number;
    return latencyMs;
  }

  #activityOf(act: Step['act']): Partial<Activity> {
    if (act.kind === 'join')
      return { type: 'conversationUpdate', membersAdded: [{ id: 'user', name: 'User' }] };
    if (act.kind === 'say') return { type: 'message', text: act.words };
    if (act.kind === 'sayNumber') return { type: 'message', text: this.#number };
    return pressed(this.#card, act.title, act.fields);
  }
}
