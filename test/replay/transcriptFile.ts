import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import chatdown from '@microsoft/bf-chatdown/utils/index.js';
import type { Activity } from 'botbuilder';
import { z } from 'zod';

/** One turn of a transcript: what the user did, and what the bot answered then. */
export interface TranscriptTurn {
  readonly user: Partial<Activity>;
  readonly bot: readonly Partial<Activity>[];
}

export interface Transcript {
  readonly file: string;
  /** `words`: the bot's lines are its words only, as a person wrote them into a `.chat` file. */
  readonly compares: 'activities' | 'words';
  readonly turns: readonly TranscriptTurn[];
}

const activities = z.array(
  z.looseObject({ type: z.string(), from: z.looseObject({ role: z.string().optional() }).optional() }),
);

/** A file that is no transcript; the message names the file and says what is wrong with it. */
export class TranscriptFileError extends Error {
  override readonly name = 'TranscriptFileError';
}

/** Reads a `.transcript` file (a JSON array of activities) or a `.chat` file. @throws TranscriptFileError */
export async function readTranscript(file: string): Promise<Transcript> {
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw new TranscriptFileError(`${file}: ${error.message}`);
  });
  if (extname(file) === '.chat') {
    const turns = intoTurns((await chatdown(text, {})).filter(({ type }) => type !== 'conversationUpdate'));
    return {
      file,
      compares: 'words',
      turns: [joins(localeOf(file)), ...turns].map(withLocale(localeOf(file))),
    };
  }
  return { file, compares: 'activities', turns: intoTurns(parseActivities(file, text)) };
}

function parseActivities(file: string, text: string): Partial<Activity>[] {
  try {
    return activities.parse(JSON.parse(text)) as Partial<Activity>[];
  } catch (error) {
    throw new TranscriptFileError(`${file} is not a JSON array of activities`, { cause: error });
  }
}

function intoTurns(all: readonly Partial<Activity>[]): TranscriptTurn[] {
  const turns: { user: Partial<Activity>; bot: Partial<Activity>[] }[] = [];
  for (const activity of all) {
    if (activity.from?.role === 'bot') turns.at(-1)?.bot.push(activity);
    else turns.push({ user: activity, bot: [] });
  }
  return turns;
}

/** `.chat` files carry no locale: their name does, such as `refund.fr.chat`. */
function localeOf(file: string): string {
  return file.endsWith('.fr.chat') ? 'fr-FR' : 'en-US';
}

function withLocale(locale: string): (turn: TranscriptTurn) => TranscriptTurn {
  return (turn) => ({ ...turn, user: { ...turn.user, locale } });
}

function joins(locale: string): TranscriptTurn {
  const members = [{ id: 'user', name: 'User' }];
  return { user: { type: 'conversationUpdate', membersAdded: members, locale }, bot: [] };
}
