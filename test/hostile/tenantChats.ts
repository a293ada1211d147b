import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Activity } from 'botbuilder';
import { demoDesk } from '../../services/local/demo/demoDesk.js';
import { openLocalBackend } from '../../services/local/openLocalBackend.js';
import { StillClock } from '../services/local/deskFixture.js';
import type { ChatUser } from '../support/chatUser.js';
import { CSP_2018 } from '../support/csp2018.js';
import { buttonsOf } from '../support/press.js';
import { type HostileDesk, openHostileDesk } from './hostileDesk.js';

/** A desk that only has the first partner's customers. */
export async function openDeskWithoutOthers(): Promise<HostileDesk> {
  const folder = await mkdtemp(join(tmpdir(), 'hostile-'));
  const clock = new StillClock(new Date('2026-11-22T10:00:00.000Z'));
  const seed = () => demoDesk(clock.now());
  const backend = await openLocalBackend({ dataDir: folder, clock, policy: CSP_2018, seed });
  await backend.close();
  return openHostileDesk({ folder });
}

const CONTACT = ['Aurora', 'Borealis', 'aurora@north.example', 'skip', 'email', 'sweden', 'english'];
const FILING = ['billing', 'next', 'reservation management', 'purchase'];

/** The ways to where a partner's user can stand; `customer` and `reservation` are theirs. */
export function placesOf(customer: string, reservation: string): Readonly<Record<string, readonly string[]>> {
  return {
    menu: [],
    customers: ['request a refund'],
    reservations: ['request a refund', customer],
    quote: ['request a refund', customer, reservation, '1'],
    returns: ['exchange', customer, reservation, '1'],
    problem: ['new support request', customer, 'billing', 'next'],
    requests: ['my requests'],
    portfolio: ['all customers at a glance'],
    access: ['access control', customer, reservation],
    configuration: ['configuration', customer, reservation],
  };
}

export async function walk(user: ChatUser, words: readonly string[]): Promise<void> {
  await user.join();
  for (const said of ['start over', ...words]) await user.say(said);
}

/** Files a request, in words, and writes a comment under it. @returns its number */
export async function fileInWords(user: ChatUser, customer: string, word: string): Promise<string> {
  const about = ['new support request', customer, ...FILING, `${word} description`, 'next'];
  await walk(user, [...about, ...CONTACT, 'Europe/Stockholm', 'next', 'submit request']);
  const number = user.requestNumber();
  for (const said of ['start over', number, 'add a comment', `${word} comment`]) await user.say(said);
  return number;
}

/** What pressing each button and row of the newest card sends. */
export function payloadsOn({ replies }: ChatUser): Record<string, unknown>[] {
  const cards = replies.flatMap(({ attachments = [] }) => attachments);
  return cards.flatMap(buttonsOf).map(({ data }) => ({ ...data }));
}

/** The documents of a partner's customers and of the demo users of these ids, by their files. */
export function documentsOf(
  { dataDir }: HostileDesk,
  partnerId: string,
  ...users: readonly string[]
): ReadonlyMap<string, string> {
  const files = ['customers', 'users'].flatMap((kind) => {
    const folder = join(dataDir, 'desk', kind);
    return readdirSync(folder).map((file) => join(folder, file));
  });
  const marks = [`"partnerId":"${partnerId}"`, ...users.map((user) => `:demo-${user}-`)];
  const texts = files.map((file) => [file, readFileSync(file, 'utf8')] as const);
  return new Map(texts.filter(([, text]) => marks.some((mark) => text.includes(mark))));
}

/** What was answered but for signs of typing, and ids and request numbers: those everybody's turns count up. */
export function comparable(replies: readonly Partial<Activity>[]): string {
  return JSON.stringify(replies.filter(({ type }) => type !== 'typing'))
    .replace(/0{8}-0000-4000-8000-\d{12}/g, 'some id')
    .replace(/SR-\d{6}/g, 'some number')
    .replace(/reply-\d+/g, 'some reply');
}
