import type { AuditEntry, AuditFacts } from '../../services/audit/auditEntry.js';
import { printable } from '../commandLine/printable.js';

/** An entry as text for a terminal: what happened, then what was before and is now. */
export function entryText(entry: AuditEntry): string {
  const { seq, at, actor, action, subject, before, after, basedOn, found } = entry;
  const about = [subject.requestId, subject.reservationId && `reservation ${subject.reservationId}`];
  const head = [
    `#${seq}`,
    at,
    action,
    ...about.filter((part) => part !== undefined),
    `by ${actor.userId} of ${actor.partnerId}`,
  ];
  const putBack = basedOn === undefined ? [] : [`the document had been put back to entry ${basedOn}`];
  const changed = found === undefined ? [] : ['the document had been changed, not by the desk'];
  return [
    head.join('  '),
    ...[...putBack, ...changed, ...differences(before, after)].map((line) => `  ${line}`),
  ]
    .map(printable)
    .join('\n');
}

function differences(before: AuditFacts | null, after: AuditFacts | null): string[] {
  if (before === null || after === null) {
    const sign = before === null ? '+' : '-';
    return Object.entries(before ?? after ?? {}).map(([name, value]) => `${sign} ${name}: ${shown(value)}`);
  }
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].map((name) => {
    const [was, is] = [shown(before[name]), shown(after[name])];
    return was === is ? `${name}: ${is}` : `${name}: ${was} -> ${is}`;
  });
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
