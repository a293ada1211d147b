import type { Activity } from 'botbuilder';

/** Members of an activity that say what the user sees. */
const SEEN = [
  'type',
  'text',
  'textFormat',
  'speak',
  'attachments',
  'attachmentLayout',
  'suggestedActions',
  'name',
  'value',
] as const;

const GUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
const INSTANT = /\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z/g;

/** One place where the bot says something else than the transcript. */
export interface Difference {
  /** Path inside the reply, such as `attachments[0].content.body[1].text`. */
  readonly path: string;
  readonly expected: string;
  readonly actual: string;
}

/** Ids as recorded → as this run made them, so that recorded card answers reach this run's cards. */
export type IdMap = Map<string, string>;

/** Compares one reply, ids and instants aside, and learns which id of this run stands for which recorded one. */
export function compareReply(
  expected: Partial<Activity>,
  actual: Partial<Activity>,
  ids: IdMap,
): Difference[] {
  return compare('', seen(expected), seen(actual), ids);
}

/** What a reply says in words: its text, or the spoken title of its card. */
export function wordsOf({ text, attachments = [] }: Partial<Activity>): string {
  const cards = attachments.map(({ content }) =>
    String((content as { speak?: string } | undefined)?.speak ?? ''),
  );
  return [text ?? '', ...cards].filter((words) => words !== '').join(' ');
}

function seen(activity: Partial<Activity>): Record<string, unknown> {
  return Object.fromEntries(
    SEEN.flatMap((name) => (activity[name] === undefined ? [] : [[name, activity[name]]])),
  );
}

function compare(path: string, expected: unknown, actual: unknown, ids: IdMap): Difference[] {
  if (typeof expected === 'string' && typeof actual === 'string')
    return compareText(path, expected, actual, ids);
  if (isRecord(expected) && isRecord(actual)) {
    const names = [...new Set([...Object.keys(expected), ...Object.keys(actual)])];
    return names.flatMap((name) => compare(join(path, name), expected[name], actual[name], ids));
  }
  if (Array.isArray(expected) && Array.isArray(actual)) {
    const length = Math.max(expected.length, actual.length);
    return Array.from({ length }, (_, index) =>
      compare(`${path}[${index}]`, expected[index], actual[index], ids),
    ).flat();
  }
  return Object.is(expected, actual) ? [] : [{ path, expected: shown(expected), actual: shown(actual) }];
}

function compareText(path: string, expected: string, actual: string, ids: IdMap): Difference[] {
  const recorded = expected.match(GUID) ?? [];
  const made = actual.match(GUID) ?? [];
  for (const [index, id] of recorded.entries()) ids.set(id, made[index] ?? id);
  return masked(expected) === masked(actual) ? [] : [{ path, expected, actual }];
}

function masked(text: string): string {
  return text.replace(GUID, '<id>').replace(INSTANT, '<instant>');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function shown(value: unknown): string {
  return value === undefined ? '(nothing)' : JSON.stringify(value);
}
