import type { ChainReport } from '../../services/audit/verifyChain.js';
import { verifyTrails } from '../../services/audit/verifyTrails.js';
import type { CommandTools } from '../commandLine/command.js';
import { printable } from '../commandLine/printable.js';
import type { AuditCall } from './auditCall.js';
import type { AuditPorts } from './auditPorts.js';
import { breakText } from './breakText.js';
import { notedLine, readNotedHeads } from './notedHeads.js';

/** Checks all trails and prints what came of it. @returns the exit status: 0 whole, 1 not */
export async function verify(
  { json, against }: Extract<AuditCall, { kind: 'verify' }>,
  ports: AuditPorts,
  { print, complain }: CommandTools,
): Promise<0 | 1> {
  const noted = against === undefined ? undefined : await readNotedHeads(against);
  const sums = { customers: 0, trails: 0, entries: 0, breaks: 0 };
  for await (const report of verifyTrails({ ...ports, noted })) {
    sums.customers += 1;
    sums.entries += report.entries;
    sums.breaks += report.breaks.length;
    if (report.entries > 0) sums.trails += 1;
    if (json && (report.entries > 0 || report.breaks.length > 0)) print(notedLine(report));
    else if (!json) for (const line of reportLines(report, ports.seal.hasKey)) print(printable(line));
    for (const found of report.breaks)
      complain(printable(`BREAK ${report.customerId}: ${breakText(found)}.`));
  }
  const { customers, trails, entries, breaks } = sums;
  if (!json)
    print(
      `${counted(customers, 'customer')}, ${counted(trails, 'trail')}, ${counted(entries, 'entry', 'entries')}, ${counted(breaks, 'break')}.`,
    );
  return breaks === 0 ? 0 : 1;
}

function reportLines(
  { customerId, entries, head, isLate, withoutKey, putBack }: ChainReport,
  hasKey: boolean,
): string[] {
  if (entries === 0) return [];
  const end = head ? `newest ${head.seq} ${head.hash}` : 'newest entry unreadable';
  const without = withoutKey === entries ? 'none' : `the first ${withoutKey} not`;
  return [
    `${customerId}  ${counted(entries, 'entry', 'entries')}, ${end}`,
    ...(isLate
      ? ['  the newest entry is in the document only: the desk adds it before the next change']
      : []),
    ...(hasKey && withoutKey > 0 ? [`  made with a key: ${without}`] : []),
    ...putBack.map(
      ({ seq, basedOn }) =>
        `  before entry ${seq} the document had been put back to entry ${basedOn}, as from an older copy`,
    ),
  ];
}

function counted(count: number, one: string, more = `${one}s`): string {
  return `${count} ${count === 1 ? one : more}`;
}
