import { endingOf } from './fileName.js';

/** A kind of file that support can take. */
interface FileKind {
  readonly type: string;
  readonly endings: readonly [string, ...string[]];
  /** Whether the content is what the ending says. */
  isOne(content: Buffer): boolean;
  /** Whether a file without an ending is recognised by its content. */
  readonly isRecognised?: boolean;
}

/** Screenshots, documents and logs. Nothing that a reader's machine would run: no SVG, HTML, programs, archives or macros. */
const FILE_KINDS: readonly FileKind[] = [
  picture('image/png', ['png'], (content) => begins(content, '\x89PNG\r\n\x1a\n')),
  picture('image/jpeg', ['jpg', 'jpeg'], (content) => begins(content, '\xff\xd8\xff')),
  picture('image/gif', ['gif'], (content) => begins(content, 'GIF87a') || begins(content, 'GIF89a')),
  picture(
    'image/webp',
    ['webp'],
    (content) => begins(content, 'RIFF') && content.toString('latin1', 8, 12) === 'WEBP',
  ),
  { type: 'application/pdf', endings: ['pdf'], isOne: (content) => begins(content, '%PDF-') },
  office('wordprocessingml.document', 'docx', 'word/document.xml'),
  office('spreadsheetml.sheet', 'xlsx', 'xl/workbook.xml'),
  { type: 'text/plain', endings: ['txt', 'log'], isOne: isText },
  { type: 'text/csv', endings: ['csv'], isOne: isText },
  { type: 'application/json', endings: ['json'], isOne: isText },
];

/** The endings that are taken, as users know them. */
export const TAKEN_ENDINGS: readonly string[] = FILE_KINDS.flatMap(({ endings }) => endings);

/**
 * The media type of a file by its name and its content, which must agree; a picture without an ending gets one.
 * @returns undefined for what is not taken
 */
export function recognisedFile(
  name: string,
  content: Uint8Array,
): { readonly name: string; readonly type: string } | undefined {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const ending = endingOf(name);
  const kind =
    ending === ''
      ? FILE_KINDS.find((one) => one.isRecognised && one.isOne(bytes))
      : FILE_KINDS.find(({ endings }) => endings.includes(ending));
  if (!kind?.isOne(bytes)) return undefined;
  return { name: ending === '' ? `${name || 'image'}.${kind.endings[0]}` : name, type: kind.type };
}

function picture(type: string, endings: FileKind['endings'], isOne: FileKind['isOne']): FileKind {
  return { type, endings, isOne, isRecognised: true };
}

/** A zip with this part and without macros: the names of its parts stand in it as they are. */
function office(name: string, ending: string, part: string): FileKind {
  return {
    type: `application/vnd.openxmlformats-officedocument.${name}`,
    endings: [ending],
    isOne: (content) =>
      begins(content, 'PK\x03\x04') && content.includes(part) && !content.includes('vbaProject.bin'),
  };
}

function begins(content: Buffer, bytes: string): boolean {
  return content.toString('latin1', 0, bytes.length) === bytes;
}

/** UTF-8, or UTF-16 that says so: programs and archives are neither, and hold zeros. */
function isText(content: Buffer): boolean {
  const encoding = begins(content, '\xff\xfe') ? 'utf-16le' : 'utf-8';
  try {
    return !new TextDecoder(encoding, { fatal: true }).decode(content).includes('\0');
  } catch {
    return false;
  }
}
