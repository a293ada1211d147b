/**
 * One text for one value, whatever order its members were written in: names in order of their code units, members that
 * are undefined left out, ASCII only. What is hashed is this text.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, sorted).replace(NOT_ASCII, escaped);
}

const NOT_ASCII = /[\u007f-\uffff]/g;

function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function sorted(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
