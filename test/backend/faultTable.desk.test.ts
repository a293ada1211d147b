import assert from 'node:assert/strict';
import { CALLS, casesOf, isWhole } from './faultCases.js';
import { printedTable, summaryOf } from './printedTable.js';
import { type FaultCase, type Row, tryFault } from './tryFault.js';

/** So many desks at a time: most of them wait. */
const AT_ONCE = 4;

const table: Row[] = [];

describe('a fault of a service', () => {
  for (const [place, call] of CALLS.entries()) {
    const cases = casesOf(call, place);
    if (cases.length === 0) continue;
    it(`should be told, and neither lose nor double anything: ${call.by}, ${call.call}`, async () => {
      const rows = await tried(cases);
      table.push(...rows);
      assert.deepEqual(rows.flatMap(complaintLines), []);
    }).timeout(120_000);
  }

  after(() => {
    if (isWhole) console.log(`\n${printedTable(table)}`);
    console.log(`  ${summaryOf(table)}`);
  });
});

async function tried(cases: readonly FaultCase[]): Promise<Row[]> {
  const rows: Row[] = [];
  const left = cases.entries();
  const work = async () => {
    for (const [place, one] of left) rows[place] = await tryFault(one);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return rows;
}

function complaintLines({ kind, strikes, reads, complaints }: Row): string[] {
  return complaints.map((one) => `${kind.name}, ${strikes}: ${one.kind}, ${one.words} (${reads})`);
}
