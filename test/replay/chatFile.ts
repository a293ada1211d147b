import { basename } from 'node:path';
import chatdown from '@microsoft/bf-chatdown/utils/index.js';
import type { Activity, ChannelAccount } from 'botbuilder';
import type { TranscriptTurn } from './transcriptFile.js';
import { TranscriptFileError } from './transcriptFileError.js';
import { wordsOf } from './words.js';

/** Locales of the languages that people name without a region. */
const USUAL_LOCALES: Readonly<Record<string, string>> = { en: 'en-US', fr: 'fr-FR' };

/**
 * The turns of a `.chat` file. The user joins first: what the bot says before the user's first line is its greeting.
 * Each user's id is the name that the file gives, such as `user=demo-sam` for a demo user.
 * @throws TranscriptFileError
 */
export async function chatTurns(file: string, source: string): Promise<TranscriptTurn[]> {
  const locale = localeOf(file);
  // The first activity does not stand in the file: chatdown lets the bot join a conversation of the first user.
  const [opened, ...messages] = await read(file, source);
  const first = userNamed(opened?.from?.name);
  const joins = { type: 'conversationUpdate', from: first, membersAdded: [first], locale };
  const turns: { user: Partial<Activity>; bot: Partial<Activity>[] }[] = [{ user: joins, bot: [] }];
  for (const { text = '', from } of messages) {
    if (from?.role === 'bot') turns.at(-1)?.bot.push({ type: 'message', text });
    else turns.push({ user: { type: 'message', from: userNamed(from?.name), text, locale }, bot: [] });
  }
  return turns;
}

/**
 * The file with what the bot says now in place of its lines; the user's lines, comments and settings stay.
 * @param replies of each turn, the greeting first
 * @throws TranscriptFileError when the file's lines are not one turn each
 */
export function withBotWords(
  file: string,
  source: string,
  [greeting = [], ...replies]: readonly (readonly Partial<Activity>[])[],
): string {
  const { head, turns, tail, bot } = partsOf(source);
  if (turns.length !== replies.length) throw new TranscriptFileError(`${file}: not one turn for each line`);
  const said = (turn: readonly Partial<Activity>[]) => turn.map((reply) => `${bot}: ${wordsOf(reply)}`);
  const blocks = turns.flatMap((turn, index) => [turn, ...said(replies[index] ?? [])]);
  return `${[head, ...said(greeting), ...blocks, tail].filter((block) => block !== '').join('\n\n')}\n`;
}

function userNamed(name = 'user'): ChannelAccount {
  return { id: name, name, role: 'user' };
}

async function read(file: string, source: string): Promise<Partial<Activity>[]> {
  try {
    return await chatdown(source, {});
  } catch (error) {
    throw new TranscriptFileError(`${file}: chatdown cannot read it: ${String(error)}`, { cause: error });
  }
}

/** `.chat` files carry no locale: their name does, such as `refund.fr.chat`. */
function localeOf(file: string): string {
  const [, language = 'en'] = /\.([a-z]{2}(?:-[A-Z]{2})?)\.chat$/.exec(basename(file)) ?? [];
  return USUAL_LOCALES[language] ?? language;
}

/** A `.chat` file without what the bot says in it. A comment stands with the user's line below it. */
function partsOf(source: string): { head: string; turns: string[]; tail: string; bot: string } {
  const [, bot = 'bot'] = /^bot=(.*)$/m.exec(source) ?? [];
  const [, users = 'user'] = /^users?=(.*)$/m.exec(source) ?? [];
  const speaks = new RegExp(`^(?:(bot|${bot.trim()})|user|${users.split(',').join('|')})(?:->[^:]*)?:`, 'i');
  const blocks: string[][] = [[]];
  const turns: string[][] = [];
  let comments: string[] = [];
  for (const line of source.split(/\r?\n/)) {
    const [start, isBot] = speaks.exec(line) ?? [];
    if (start !== undefined) {
      blocks.push(isBot === undefined ? [...comments, line] : []);
      if (isBot === undefined) {
        turns.push(blocks.at(-1) ?? []);
        comments = [];
      }
    } else if (line.startsWith('>') && blocks.length > 1) comments.push(line);
    else blocks.at(-1)?.push(line);
  }
  const text = (lines: readonly string[] = []) => lines.join('\n').trim();
  return { head: text(blocks[0]), turns: turns.map(text), tail: text(comments), bot: bot.trim() };
}
