import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ROLES, type Role } from '../model.js';
import type { ProvenAccount } from '../ports.js';
import { portalUserId } from './portalUserId.js';

const text = z.string().min(1).max(255);
const guid = (what: string) => z.guid(`copy the ${what} from Microsoft Entra: a GUID`).toLowerCase();

const entrySchema = z
  .strictObject({
    partnerId: text,
    /** For whoever reads the file. */
    name: text.optional(),
    roles: z.array(z.enum(ROLES, { error: `write one of ${ROLES.join(', ')}` })),
    teams: z.strictObject({ tenantId: guid('tenant id'), objectId: guid("user's object id") }).optional(),
    portal: z.strictObject({ issuer: text, subject: text }).optional(),
  })
  .transform(({ partnerId, name, roles, teams, portal }, context): KnownUser => {
    const user = { partnerId, name, roles };
    if (teams && !portal) return { ...user, account: { kind: 'teams', ...teams } };
    if (portal && !teams)
      return { ...user, account: { kind: 'portal', userId: portalUserId(portal.issuer, portal.subject) } };
    context.addIssue('give either teams or portal');
    return z.NEVER;
  });

/** Somebody whom the desk lets in, and as whom. */
export interface KnownUser {
  readonly partnerId: string;
  readonly name?: string | undefined;
  /** May be empty: such a user is told which roles there are. */
  readonly roles: readonly Role[];
  readonly account: ProvenAccount;
}

const MAX_REPORTED = 10;

/** The users file cannot be used; the message says where and why. */
export class UsersFileError extends Error {
  override readonly name = 'UsersFileError';
}

/** Reads the file of those who may use the desk. @throws UsersFileError with every entry that is wrong */
export function readUsersFile(path: string): readonly KnownUser[] {
  const rows = parseRows(readText(path));
  const entries = rows.map((row) => entrySchema.safeParse(row));
  const problems = entries.flatMap(({ error }, index) =>
    (error?.issues ?? []).map((issue) => describeIssue(index, issue)),
  );
  const users = entries.flatMap(({ data }) => (data === undefined ? [] : [data]));
  const all = [...problems, ...(problems.length === 0 ? duplicates(users) : [])];
  if (all.length === 0) return users;
  const more = all.length - MAX_REPORTED;
  const shown = more > 0 ? [...all.slice(0, MAX_REPORTED), `and ${more} more`] : all;
  throw new UsersFileError(shown.join('; '));
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new UsersFileError(`the file cannot be read (${code})`, { cause });
  }
}

function parseRows(json: string): readonly unknown[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch (cause) {
    throw new UsersFileError(`line ${lineOf(cause, json)}: not JSON`, { cause });
  }
  if (Array.isArray(parsed)) return parsed;
  throw new UsersFileError('line 1: write a list of entries: [ { "partnerId": … }, … ]');
}

/** A word of JSON; a comma before a bracket is none. */
const WORD = /\s+|"(?:[^"\\\n]|\\.)*"|-?\d[\d.eE+-]*|true|false|null|[[\]{}:]|,(?!\s*[\]}])/y;

/** V8 names the position of what is missing, and none of what is too much. */
function lineOf(error: unknown, json: string): number {
  const [, named] = /position (\d+)/.exec(String(error)) ?? [];
  const position = named === undefined ? endOfWords(json) : Number(named);
  return json.slice(0, position).split('\n').length;
}

function endOfWords(json: string): number {
  let end = 0;
  for (WORD.lastIndex = 0; WORD.test(json); end = WORD.lastIndex);
  return end;
}

function describeIssue(index: number, { path, message }: z.core.$ZodIssue): string {
  const where = path.length === 0 ? '' : `${path.join('.')}: `;
  return `${labelOf(index)}: ${where}${message}`;
}

/** By its place: the message goes into the log, where no names belong. */
function labelOf(index: number): string {
  return `entry ${index + 1}`;
}

function duplicates(users: readonly KnownUser[]): string[] {
  const first = new Map<string, number>();
  return users.flatMap((user, index) => {
    const account = JSON.stringify(user.account);
    const earlier = first.get(account);
    if (earlier === undefined) first.set(account, index);
    return earlier === undefined
      ? []
      : [`${labelOf(index)}: the same account as entry ${earlier + 1}; keep one`];
  });
}
