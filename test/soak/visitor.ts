import { setTimeout as pause } from 'node:timers/promises';
import type { Activity } from 'botbuilder';
import { buttonsOf, pressed } from '../support/press.js';
import { causeOf } from './causeOf.js';
import { faultIn } from './deskFault.js';
import type { Tally } from './tally.js';
import type { Step } from './visitKinds.js';

type Said = readonly Partial<Activity>[];

/** What the owners of all requests that visitors send begin with. */
export const OWNERS = 'test:soak-';

const PATIENCE_MS = 30_000;

export interface VisitorParts {
  /** In turn, one a turn. */
  readonly urls: readonly string[];
  readonly id: number;
  readonly kind: string;
  readonly tally: Tally;
  /** How long the person looks at an answer. */
  thinkMs(): number;
}

/** Why a visit ended before its last step. */
class VisitError extends Error {
  override readonly name = 'VisitError';

  constructor(
    readonly kind: string,
    example: string,
  ) {
    super(example);
  }
}

/** A person with one conversation. Every answer is checked; the first one that is not as it should be ends the visit. */
export class Visitor {
  #card: Said = [];
  #said = '';
  #number = '';
  #turns = 0;

  constructor(private readonly parts: VisitorParts) {}

  /** @param beginAt of the first turn, on the clock of `performance.now()` */
  async visit(steps: readonly Step[], beginAt: number): Promise<void> {
    const { tally, kind, id } = this.parts;
    let intendedAt = beginAt;
    try {
      for (const step of steps) {
        await pause(Math.max(0, intendedAt - performance.now()));
        await this.#turn(step);
        // From when it should have begun: a person waits also for what keeps the answer from being asked for.
        tally.noteTurn(performance.now() - intendedAt);
        intendedAt = performance.now() + this.parts.thinkMs();
      }
      tally.visits += 1;
    } catch (error) {
      const problem = error instanceof VisitError ? error.kind : `no answer: ${causeOf(error)}`;
      tally.noteError(problem, `${kind}, visit ${id}, turn ${this.#turns}: ${String(error)}`);
    }
  }

  async #turn({ act, shows, files }: Step): Promise<void> {
    this.#turns += 1;
    const said = await this.#send(this.#activityOf(act));
    this.#said = JSON.stringify(said).replace(/[\u00a0\u202f]/g, ' ');
    if (said.some(({ attachments }) => attachments?.length)) this.#card = said;
    const fault = faultIn(this.#said);
    if (fault !== undefined) throw new VisitError(`fault ${fault}`, this.#said);
    if (!shows.test(this.#said)) throw new VisitError(`not shown: ${shows.source}`, this.#said);
    if (!files) return;
    this.#number = /SR-\d{6,}/.exec(this.#said)?.[0] ?? '';
    this.parts.tally.noteReceipt(this.#number);
  }

  #activityOf(act: Step['act']): Partial<Activity> {
    if (act.kind === 'join')
      return { type: 'conversationUpdate', membersAdded: [{ id: 'user', name: 'User' }] };
    if (act.kind === 'say') return { type: 'message', text: act.words };
    if (act.kind === 'sayNumber') return { type: 'message', text: this.#number };
    return this.#press(act.title, act.fields);
  }

  #press(title: string | RegExp, fields: Readonly<Record<string, string>>): Partial<Activity> {
    try {
      return pressed(this.#card, typeof title === 'string' ? title : this.#titleLike(title), fields);
    } catch (error) {
      throw new VisitError(`nothing to press: ${String(title)}`, `${String(error)} in ${this.#said}`);
    }
  }

  #titleLike(pattern: RegExp): string {
    const card = this.#card.flatMap(({ attachments = [] }) => attachments).at(-1);
    const titles = card ? buttonsOf(card).map((button) => button.title.replace(/^\d+\.\s/u, '')) : [];
    return titles.find((title) => pattern.test(title)) ?? String(pattern);
  }

  async #send(activity: Partial<Activity>): Promise<Said> {
    const { urls, id } = this.parts;
    const response = await fetch(`${urls[(id + this.#turns) % urls.length]}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      signal: AbortSignal.timeout(PATIENCE_MS),
      body: JSON.stringify({
        id: `soak-${id}-${this.#turns}`,
        channelId: 'test',
        from: { id: `soak-${id}`, name: 'User', role: 'user' },
        recipient: { id: 'desk', name: 'Desk', role: 'bot' },
        conversation: { id: `soak-${id}` },
        deliveryMode: 'expectReplies',
        locale: 'en-US',
        ...activity,
      }),
    });
    const text = await response.text();
    if (response.status !== 200) throw new VisitError(`status ${response.status}`, text);
    const { activities } = JSON.parse(text) as { activities: Said };
    return activities;
  }
}
