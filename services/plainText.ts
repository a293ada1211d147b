import { withoutEntities } from './htmlEntities.js';

/** Longer messages are cut: the whole of them can be read in the Azure portal. */
const MOST_CHARACTERS = 4000;
/** What is looked at of a message: markup takes more room than words. */
const MOST_MARKUP = 200_000;
const CUT = '…';

const TAG = /<[a-z/!?][^<>]*>/gi;
const TAG_NAME = /^<(\/?)([a-z][a-z0-9]*)/i;
const BLOCKS: ReadonlySet<string> = new Set(
  'p div br li ul ol tr table blockquote hr h1 h2 h3 h4 h5 h6 pre'.split(' '),
);
/** What stands between their tags is nobody's words. */
const UNREAD: ReadonlySet<string> = new Set(['script', 'style', 'head', 'title']);

/** Half of a character that a cut left. */
const HALF = /[\uD800-\uDBFF]$/;

/**
 * The words of an HTML message, line by line. Text without markup stays as it is.
 * @param most characters before the mark of a cut
 */
export function plainText(html: string, most = MOST_CHARACTERS): string {
  const lines = withoutEntities(withoutTags(html.slice(0, MOST_MARKUP)))
    .split(/\r?\n/)
    .map((line) => line.replace(/[^\S\n]+/g, ' ').trim());
  const text = lines
    .filter((line, index) => line !== '' || lines[index - 1] !== '')
    .join('\n')
    .trim();
  return text.length > most ? `${text.slice(0, most).replace(HALF, '')}${CUT}` : text;
}

function withoutTags(html: string): string {
  const parts: string[] = [];
  let from = 0;
  let unread: string | undefined;
  for (const { 0: tag, index } of html.matchAll(TAG)) {
    if (unread === undefined) parts.push(html.slice(from, index));
    from = index + tag.length;
    const [, slash, written = ''] = TAG_NAME.exec(tag) ?? [];
    const name = written.toLowerCase();
    if (unread === name && slash === '/') unread = undefined;
    else if (unread === undefined && slash === '' && UNREAD.has(name)) unread = name;
    if (BLOCKS.has(name)) parts.push('\n');
  }
  if (unread === undefined) parts.push(html.slice(from));
  return parts.join('');
}
