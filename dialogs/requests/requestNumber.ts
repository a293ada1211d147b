/** The id in what was typed: `SR-000123`, `sr 123`, `123`, or a row's title. */
export function requestIdIn(text: string): string | undefined {
  const [, digits] = /^\s*(?:sr[-\s]*)?(\d{1,9})\b(?:\s*·.*)?$/iu.exec(text) ?? [];
  return digits === undefined ? undefined : `SR-${String(Number(digits)).padStart(6, '0')}`;
}
