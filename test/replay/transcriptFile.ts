import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Activity } from 'botbuilder';
import { z } from 'zod';
import { chatTurns } from './chatFile.js';
import { Speakers } from './speakers.js';
import { TranscriptFileError } from './transcriptFileError.js';

/** One turn of a transcript: what the user did, and what the bot answered then. */
export interface TranscriptTurn {
  readonly user: Partial<Activity>;
  readonly bot: readonly Partial<Activity>[];
}

export interface Transcript {
  readonly file: string;
  /** `chat`: the bot's lines are its words only, as a person reads and writes them. */
  readonly format: 'transcript' | 'chat';
  readonly turns: readonly TranscriptTurn[];
  /** Whether its desk lets requests be carried out: a `.chat` says so in a comment, `> CARRY_OUT_REQUESTS=true`. */
  readonly carriesOut: boolean;
  /** The file as it stands. */
  readonly source: string;
}

const CARRIES_OUT = /^> CARRY_OUT_REQUESTS=true$/m;

const account = z.looseObject({ id: z.string().optional(), role: z.string().optional() });
const activities = z.array(
  z.looseObject({
    type: z.string(),
    from: account.nullish(),
    recipient: account.nullish(),
    timestamp: z.iso.datetime({ offset: true }).nullish(),
  }),
);

/** Channels and clients write these down, but nothing is said by them. */
const SAY_NOTHING = ['typing', 'trace', 'endOfConversation', 'invokeResponse', 'delay'];

/** Reads a `.transcript` file (a JSON array of activities) or a `.chat` file. @throws TranscriptFileError */
export async function readTranscript(file: string): Promise<Transcript> {
  const format = formatOf(file);
  const source = await readFile(file, 'utf8').catch((error: Error) => {
    throw new TranscriptFileError(`${file}: ${error.message}`, { cause: error });
  });
  const turns = format === 'chat' ? await chatTurns(file, source) : intoTurns(parseActivities(file, source));
  if (turns.length === 0) throw new TranscriptFileError(`${file}: nobody says anything in it`);
  return { file, format, turns, carriesOut: format === 'chat' && CARRIES_OUT.test(source), source };
}

function formatOf(file: string): Transcript['format'] {
  switch (extname(file)) {
    case '.transcript':
      return 'transcript';
    case '.chat':
      return 'chat';
    default:
      throw new TranscriptFileError(`${file}: neither a .transcript nor a .chat file`);
  }
}

function parseActivities(file: string, source: string): Partial<Activity>[] {
  try {
    const read: unknown = JSON.parse(source);
    activities.parse(read);
    // As they stand: what was parsed has its members in another order, and recording again is to change nothing.
    return (read as object[]).map(withoutNulls) as Partial<Activity>[];
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new TranscriptFileError(`${file} is not a JSON array of activities: ${reason}`, { cause: error });
  }
}

function withoutNulls(activity: object): object {
  return Object.fromEntries(Object.entries(activity).filter(([, value]) => value !== null));
}

/** A reply belongs to the activity that it answers, or else to the user's last one. */
function intoTurns(all: readonly Partial<Activity>[]): TranscriptTurn[] {
  const speakers = new Speakers(all);
  const turns: { user: Partial<Activity>; bot: Partial<Activity>[] }[] = [];
  for (const activity of all.filter(({ type }) => !SAY_NOTHING.includes(type ?? ''))) {
    if (!speakers.isBot(activity)) turns.push({ user: activity, bot: [] });
    else (turnAnswered(turns, activity) ?? turns.at(-1))?.bot.push(activity);
  }
  return turns;
}

function turnAnswered<T extends TranscriptTurn>(turns: readonly T[], { replyToId }: Partial<Activity>) {
  return turns.find(({ user }) => user.id !== undefined && user.id === replyToId);
}
