import type { Caller, IsoInstant, SupportRequest } from '../../services/model.js';
import type { Page } from '../../services/ports.js';
import type { KeptRecords } from './keptRecords.js';

/** Requests that are handed out together: a request may be as long as a message. */
export const REQUESTS_IN_A_PART = 10;

/** Teams refuses messages of more than about 28 KB, and counts more than their text. */
export const MAX_MESSAGE_BYTES = 12 * 1024;

/** What ends a code block or means something in Markdown, HTML or the order of letters. Escaped, the JSON says the same. */
const TELLING = /[`<>&\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

const FENCE = '```';

export interface DataExport {
  readonly exportedAt: IsoInstant;
  readonly user: Caller;
  /** Only in the first part. */
  readonly records?: KeptRecords | undefined;
  readonly requests: Page<SupportRequest>;
}

/** The export as JSON in Markdown code blocks, so that every channel shows it as it is. Their contents in order are the JSON. */
export function exportedMessages({ exportedAt, user, records, requests }: DataExport): string[] {
  const { items, page, pageCount, total } = requests;
  const whole = {
    exportedAt,
    part: page + 1,
    parts: Math.max(1, pageCount),
    user,
    ...records,
    requests: { total, items },
  };
  return piecesOf(exportedJson(whole)).map((piece) => `${FENCE}json\n${piece}\n${FENCE}`);
}

/** As JSON in which nothing looks other than it is, wherever it is shown. */
export function exportedJson(value: object): string {
  const escaped = (letter: string) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(value, undefined, 2).replace(TELLING, escaped);
}

/** Whole lines where they fit; a longer one is cut between characters. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const line of text.split('\n').flatMap(shortLines)) {
    const longer = piece === '' ? line : `${piece}\n${line}`;
    if (piece !== '' && Buffer.byteLength(longer) > MAX_MESSAGE_BYTES) {
      pieces.push(piece);
      piece = line;
    } else piece = longer;
  }
  return [...pieces, piece];
}

function shortLines(line: string): string[] {
  if (Buffer.byteLength(line) <= MAX_MESSAGE_BYTES) return [line];
  const lines: string[] = [];
  let short = '';
  let bytes = 0;
  for (const character of line) {
    const more = Buffer.byteLength(character);
    if (bytes + more > MAX_MESSAGE_BYTES) {
      lines.push(short);
      short = '';
      bytes = 0;
    }
    short += character;
    bytes += more;
  }
  return [...lines, short];
}
