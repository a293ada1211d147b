import type { Complaint } from './complaints.js';
import type { Row } from './tryFault.js';

/** The table as text: of each call, what is read after which faults, how often the call was sent, and what it did. */
export function printedTable(rows: readonly Row[]): string {
  const calls = grouped(rows, ({ call }) => `${call.call} (${call.by})`);
  return [...calls].map(([call, ofCall]) => `${call}\n${linesOf(ofCall)}`).join('\n');
}

/** What the whole comes to, in a line. */
export function summaryOf(rows: readonly Row[]): string {
  const complaints = rows.flatMap((row) => row.complaints);
  const count = (kind: Complaint['kind']) =>
    `${complaints.filter((complaint) => complaint.kind === kind).length} ${kind}`;
  const kinds = ['done twice', 'lost', 'without a sentence', 'otherwise wrong'] as const;
  return `backend: ${[`${rows.length} cases`, ...kinds.map(count)].join(', ')}`;
}

/** A fault that struck the first try alone is marked `(1st)`. */
function linesOf(rows: readonly Row[]): string {
  const alike = grouped(rows, (row) => {
    const effects = row.effects ? `effects ${row.effects.join(', then ')}` : '';
    return [row.reads.padEnd(48), `sent ${row.tries}×`.padEnd(11), effects.padEnd(17)].join(' ');
  });
  return [...alike]
    .map(([line, same]) => {
      const faults = same.map(({ kind, strikes }) => `${kind.name}${strikes === 'once' ? ' (1st)' : ''}`);
      return `  ${line} ${faults.join(', ')}`;
    })
    .join('\n');
}

function grouped(rows: readonly Row[], nameOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(nameOf(row), [...(groups.get(nameOf(row)) ?? []), row]);
  return groups;
}
