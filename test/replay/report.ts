import type { Difference } from './compare.js';
import type { FailedTurn, Run } from './replay.js';
import type { Transcript } from './transcriptFile.js';

/** What follows a first difference is mostly its consequence. */
const TURNS_SHOWN = 5;
const DIFFERENCES_SHOWN = 5;

/** How much is shown of a long text around the first difference. */
const CONTEXT = 60;

/** One line for a transcript that agrees; for another, each step that differs and how. */
export function reportOf({ file, turns }: Transcript, { failed }: Run): string {
  const count = `${turns.length} ${turns.length === 1 ? 'turn' : 'turns'}`;
  if (failed.length === 0) return `ok   ${file} (${count})`;
  const shown = failed.slice(0, TURNS_SHOWN).flatMap((turn) => turnLines(file, turn, turns.length));
  return [
    `DIFF ${file} (${count}, ${failed.length} differ)`,
    ...shown,
    ...more(failed, TURNS_SHOWN, '  '),
  ].join('\n');
}

function turnLines(file: string, { turn, user, differences }: FailedTurn, count: number): string[] {
  return [
    `  ${file}, turn ${turn} of ${count}: the user ${user}`,
    ...differences.slice(0, DIFFERENCES_SHOWN).flatMap(differenceLines),
    ...more(differences, DIFFERENCES_SHOWN, '    '),
  ];
}

function differenceLines({ path, expected, actual }: Difference): string[] {
  const from = firstDifference(expected, actual);
  return [
    `    ${path}`,
    `      expected: ${excerpt(expected, from)}`,
    `      came:     ${excerpt(actual, from)}`,
  ];
}

function firstDifference(one: string, other: string): number {
  const characters = [...one].findIndex((character, index) => character !== other[index]);
  return characters < 0 ? one.length : characters;
}

function excerpt(text: string, from: number): string {
  const start = Math.max(0, from - CONTEXT);
  const part = text.slice(start, from + 2 * CONTEXT);
  const [before, after] = [start > 0 ? '…' : '', start + part.length < text.length ? '…' : ''];
  return `${before}${part.replaceAll('\n', '⏎')}${after}`;
}

function more(all: readonly unknown[], shown: number, indent: string): string[] {
  return all.length > shown ? [`${indent}… and ${all.length - shown} more`] : [];
}
