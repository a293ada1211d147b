const LONGEST_NAME = 100;
const LONGEST_ENDING = 5;

/** What no file system, no URL and no reader needs in a name: controls, marks of direction, and what paths are made of. */
const UNWANTED = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}"<>:|?*%#]/gu;

/** Names that Windows takes for devices, with any ending. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=[\s.]|$)/i;

/**
 * A name that can stand anywhere: no path, no device, no controls, at most 100 characters with its ending. Empty where nothing
 * is left.
 */
export function safeFileName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const plain = last
    .normalize('NFC')
    .replace(UNWANTED, '')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s.]+|[\s.]+$/gu, '')
    .replace(DEVICE, '$&_');
  return shortened(plain);
}

/** In lower case and without its dot; empty where there is none. */
export function endingOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot < 1 ? '' : name.slice(dot + 1).toLowerCase();
}

/** The name, or one with a number that none of `taken` is, whatever their case. */
export function freeName(name: string, taken: readonly string[]): string {
  const used = new Set(taken.map((one) => one.toLowerCase()));
  const ending = endingOf(name);
  const base = ending === '' ? name : name.slice(0, -ending.length - 1);
  for (let number = 1; ; number += 1) {
    const marks = ` (${number})${ending === '' ? '' : `.${ending}`}`;
    const room = [...base].slice(0, LONGEST_NAME - marks.length);
    const candidate = number === 1 ? name : `${room.join('')}${marks}`;
    if (!used.has(candidate.toLowerCase())) return candidate;
  }
}

/** By characters: half of one could not be written. */
function shortened(name: string): string {
  const characters = [...name];
  if (characters.length <= LONGEST_NAME) return name;
  const ending = endingOf(name);
  if (ending === '' || ending.length > LONGEST_ENDING)
    return characters.slice(0, LONGEST_NAME).join('').trimEnd();
  const base = characters.slice(0, LONGEST_NAME - ending.length - 1).join('');
  return `${base.trimEnd()}.${ending}`;
}
