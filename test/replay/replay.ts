import type { Activity } from 'botbuilder';
import { pressed, readPressLine } from '../support/press.js';
import { compareReply, type Difference, type IdMap, wordsOf } from './compare.js';
import { openTranscriptDesk, type TranscriptDesk } from './transcriptDesk.js';
import type { Transcript, TranscriptTurn } from './transcriptFile.js';

/** A turn in which the bot said something else. */
export interface FailedTurn {
  /** Counts from 1. */
  readonly turn: number;
  /** What the user did, in a few words. */
  readonly user: string;
  readonly differences: readonly Difference[];
}

/** What happened in one run: the activities of both sides, and the turns that differ from the transcript. */
export interface Run {
  readonly activities: readonly Partial<Activity>[];
  readonly failed: readonly FailedTurn[];
}

/** Plays the user's side of a transcript against a fresh desk with a fixed clock and ids. */
export async function replay(transcript: Transcript): Promise<Run> {
  const desk = await openTranscriptDesk();
  try {
    return await play(transcript, desk);
  } finally {
    await desk.close();
  }
}

async function play(transcript: Transcript, desk: TranscriptDesk): Promise<Run> {
  const activities: Partial<Activity>[] = [];
  const failed: FailedTurn[] = [];
  const ids: IdMap = new Map();
  let lastReplies: readonly Partial<Activity>[] = [];
  for (const [index, turn] of transcript.turns.entries()) {
    const user = userActivity(turn, lastReplies, ids);
    const replies = await desk.send(user);
    activities.push(desk.asSent(user), ...replies);
    const differences = compareTurn(transcript, turn, replies, ids);
    if (differences.length > 0) failed.push({ turn: index + 1, user: describeUser(user), differences });
    if (replies.some(({ attachments }) => attachments?.length)) lastReplies = replies;
  }
  return { activities, failed };
}

/** The user's activity with the ids of this run in place of the recorded ones. */
function userActivity(
  turn: TranscriptTurn,
  said: readonly Partial<Activity>[],
  ids: IdMap,
): Partial<Activity> {
  const press = readPressLine(turn.user.text ?? '');
  if (press) return { ...turn.user, text: undefined, ...pressed(said, press.title, press.fields) };
  let json = JSON.stringify(turn.user);
  for (const [recorded, made] of ids) json = json.replaceAll(recorded, made);
  return JSON.parse(json);
}

function compareTurn(
  { compares }: Transcript,
  { bot, user }: TranscriptTurn,
  replies: readonly Partial<Activity>[],
  ids: IdMap,
): Difference[] {
  if (compares === 'activities') {
    const length = Math.max(bot.length, replies.length);
    return Array.from({ length }, (_, index) => {
      const found = compareReply(bot[index] ?? {}, replies[index] ?? {}, ids);
      return found.map((difference) => ({ ...difference, path: `reply ${index + 1}: ${difference.path}` }));
    }).flat();
  }
  // The greeting is not written down in a .chat file.
  if (user.type === 'conversationUpdate') return [];
  const expected = bot.map(({ text = '' }) => text.trim()).join('\n');
  const actual = replies.map(wordsOf).join('\n');
  return expected === actual ? [] : [{ path: 'words', expected, actual }];
}

function describeUser({ type, text, value }: Partial<Activity>): string {
  if (text) return `“${text.slice(0, 60)}”`;
  return value === undefined ? (type ?? '') : `pressed ${JSON.stringify(value).slice(0, 80)}`;
}
