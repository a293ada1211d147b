import type { QuoteBlock, QuoteCardView, QuoteFact, QuoteGroup } from '../../cards/quote/quoteCard.js';
import { printable } from '../commandLine/printable.js';

/** One line of a table: what stands at the left, the amount, and what is said of it. */
interface Row {
  readonly label: string;
  readonly value: string;
  readonly note?: string;
}

const GAP = '  ';

/** What the quote's card shows, as text for a terminal, its parts with an empty line between them. */
export function quoteText(view: QuoteCardView): string {
  const lines = view.lines.map(({ label, amount, explanation }) => ({
    label,
    value: amount,
    note: explanation,
  }));
  const totals = view.totals.map(({ label, amount }) => ({ label, value: amount }));
  const parts = [
    [view.title, view.product, view.subtitle].filter((line) => line !== ''),
    view.refusals.flatMap(({ reason, remedy }) => [reason, remedy].filter((line) => line !== '')),
    ...view.groups.map(groupLines),
    table([...lines, ...totals]),
    view.notes,
    ...view.sections.map(({ title, facts, blocks }) => [
      title,
      ...indented([...factLines(facts), ...blocks.flatMap(blockLines)]),
    ]),
  ];
  return parts
    .filter((part) => part.length > 0)
    .map((part) => part.map(printable).join('\n'))
    .join('\n\n');
}

function groupLines({ title, items }: QuoteGroup): string[] {
  const rows = table(items.map((item) => ({ label: item.title, value: item.amount })));
  const lines = items.flatMap(({ notes }, place) => [rows[place] ?? '', ...indented(notes)]);
  return [title, ...indented(lines)];
}

function blockLines({ title, lines }: QuoteBlock): string[] {
  return [title, ...indented(lines)];
}

/** Figures stand below one another at their right ends, words at their left. */
function factLines(facts: readonly QuoteFact[]): string[] {
  const isFigures = facts.every(({ alignment }) => alignment === 'Right');
  if (isFigures) return table(facts);
  const width = widest(facts.map(({ label }) => label));
  return facts.map(({ label, value }) => `${padded(label, width)}${GAP}${value}`);
}

function table(rows: readonly Row[]): string[] {
  const labels = widest(rows.map(({ label }) => label));
  const values = widest(rows.map(({ value }) => value));
  return rows.map(({ label, value, note = '' }) =>
    `${padded(label, labels)}${GAP}${' '.repeat(values - lengthOf(value))}${value}${GAP}${note}`.trimEnd(),
  );
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `${GAP}${line}`);
}

function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map(lengthOf));
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(width - lengthOf(text));
}

function lengthOf(text: string): number {
  return [...text].length;
}
