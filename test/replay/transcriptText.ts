/** Longest line of members or items that are written beside each other. */
const WIDTH = 150;

/** JSON that is small and reads well in a diff: what fits stands on one line, short items beside each other. */
export function transcriptText(activities: readonly object[]): string {
  // The activities themselves stand on lines of their own.
  return `[\n${activities.map((activity) => text(activity, '')).join(',\n')}\n]\n`;
}

function text(value: unknown, indent: string): string {
  const flat = JSON.stringify(value);
  if (indent.length + flat.length <= WIDTH || typeof value !== 'object' || value === null) return flat;
  const inner = `${indent} `;
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const parts = Array.isArray(value) ? value.map((item) => text(item, inner)) : membersOf(value, inner);
  return `${open}\n${packed(parts, inner)}\n${indent}${close}`;
}

function membersOf(value: object, indent: string): string[] {
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return members.map(([name, member]) => `${JSON.stringify(name)}: ${text(member, indent)}`);
}

function packed(parts: readonly string[], indent: string): string {
  const lines: string[] = [];
  for (const part of parts) {
    const line = `${lines.at(-1)}, ${part}`;
    const fits = lines.length > 0 && !line.includes('\n') && indent.length + line.length <= WIDTH;
    if (fits) lines[lines.length - 1] = line;
    else lines.push(part);
  }
  return lines.map((line) => indent + line).join(',\n');
}
