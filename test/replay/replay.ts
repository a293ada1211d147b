import type { Activity } from 'botbuilder';
import { isNode } from '../support/cardNodes.js';
import { buttonsOf, PressError, pressed, readPressLine } from '../support/press.js';
import { compareReplies, compareWords, type Difference } from './compare.js';
import { IdMap } from './idMap.js';
import { openTranscriptDesk, type TranscriptDesk, type TranscriptDeskOptions } from './transcriptDesk.js';
import type { Transcript, TranscriptTurn } from './transcriptFile.js';
import { withoutFacts } from './withoutFacts.js';
import { titleOfCard } from './words.js';

/** A turn in which the bot said something else. */
export interface FailedTurn {
  /** Counts from 1. */
  readonly turn: number;
  /** What the user did, in a few words. */
  readonly user: string;
  readonly differences: readonly Difference[];
}

/** What happened in one turn: what the user sent, as the desk received it, and what came back. */
export interface PlayedTurn {
  readonly user: Partial<Activity>;
  readonly replies: readonly Partial<Activity>[];
}

/** What happened in one run, and the turns that differ from the transcript. */
export interface Run {
  readonly played: readonly PlayedTurn[];
  readonly failed: readonly FailedTurn[];
  /** Why the rest of the transcript could not be played. */
  readonly stopped?: string;
}

export interface ReplayOptions extends TranscriptDeskOptions {
  /** Labels of facts that this desk shows and the recorded one had not: they are left out of the comparison. */
  readonly moreFacts?: readonly string[];
}

/** Plays the user's side of a transcript against a fresh desk with a clock and ids of its own. */
export async function replay(
  transcript: Transcript,
  { moreFacts = [], ...options }: ReplayOptions = {},
): Promise<Run> {
  const openedAt = transcript.turns[0]?.user.timestamp as unknown as string | undefined;
  const desk = await openTranscriptDesk({ openedAt, carriesOut: transcript.carriesOut, ...options });
  try {
    return await new Replay(transcript, desk, moreFacts).run();
  } finally {
    await desk.close();
  }
}

class Replay {
  private readonly ids = new IdMap();
  private readonly played: PlayedTurn[] = [];
  private readonly failed: FailedTurn[] = [];
  /** Replies with a card, the newest last. */
  private readonly cards: Partial<Activity>[] = [];

  constructor(
    private readonly transcript: Transcript,
    private readonly desk: TranscriptDesk,
    private readonly moreFacts: readonly string[],
  ) {}

  async run(): Promise<Run> {
    for (const turn of this.transcript.turns) {
      try {
        await this.play(turn);
      } catch (error) {
        if (!(error instanceof PressError)) throw error;
        return this.stop(turn, error.message);
      }
    }
    return { played: this.played, failed: this.failed };
  }

  private async play(turn: TranscriptTurn): Promise<void> {
    const user = this.userActivity(turn);
    const action = this.describe(user);
    const replies = await this.desk.send(user);
    this.played.push({ user, replies });
    this.cards.push(...replies.filter(({ attachments }) => attachments?.length));
    const compare = this.transcript.format === 'chat' ? compareWords : compareReplies;
    const differences = compare(turn.bot, withoutFacts(replies, this.moreFacts), this.ids);
    if (differences.length > 0) this.failed.push({ turn: this.played.length, user: action, differences });
  }

  private stop({ user }: TranscriptTurn, reason: string): Run {
    const difference = { path: 'the user’s press', expected: user.text ?? '', actual: reason };
    const failed = { turn: this.played.length + 1, user: this.describe(user), differences: [difference] };
    return { played: this.played, failed: [...this.failed, failed], stopped: reason };
  }

  /** The user's activity with the ids of this run in place of the recorded ones, and press lines pressed. */
  private userActivity({ user }: TranscriptTurn): Partial<Activity> {
    const sent = this.desk.asSent({ id: `turn-${this.played.length + 1}`, ...user });
    const press = readPressLine(user.text ?? '');
    if (!press) return JSON.parse(this.ids.translate(JSON.stringify(sent)));
    const { text: _line, ...rest } = sent;
    return { ...rest, ...pressed(this.cardFor(sent, press.card), press.title, press.fields) };
  }

  /** The newest card of the user's conversation, or the newest one before it with this title. */
  private cardFor({ conversation }: Partial<Activity>, title: string | undefined): Partial<Activity>[] {
    const seen = this.cards.filter((card) => card.conversation?.id === conversation?.id);
    if (title === undefined) return seen.slice(-1);
    const earlier = seen
      .slice(0, -1)
      .filter(({ attachments = [] }) => attachments.some((card) => titleOfCard(card) === title));
    if (earlier.length === 0) throw new PressError(`there is no earlier card “${title}”`);
    return earlier.slice(-1);
  }

  private describe({ type, text, value, attachments }: Partial<Activity>): string {
    if (isNode(value)) return `pressed ${this.buttonWith(value)}`;
    const files = attachments?.length ? ` with ${attachments.length} attachments` : '';
    if (type === 'message') return `said “${shortened(text ?? '')}”${files}`;
    return `sent ${type}`;
  }

  private buttonWith(value: Readonly<Record<string, unknown>>): string {
    for (const { attachments = [] } of this.cards.toReversed()) {
      for (const card of attachments) {
        const button = buttonsOf(card).find(({ data }) =>
          Object.entries(data).every(([name, member]) => value[name] === member),
        );
        if (button) return `“${button.title}” on the card “${titleOfCard(card)}”`;
      }
    }
    return shortened(JSON.stringify(value));
  }
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
