import { auditEntry } from '../../services/audit/auditEntry.js';
import { lineOf, parseEntry } from '../../services/audit/entryLine.js';
import type { CommandTools } from '../commandLine/command.js';
import { InputError } from '../commandLine/inputError.js';
import type { AuditCall } from './auditCall.js';
import type { AuditPorts } from './auditPorts.js';
import { entryText } from './entryText.js';

/** Prints a customer's entries. @throws InputError where there are none */
export async function show(
  { customerId, requestId, json }: Extract<AuditCall, { kind: 'show' }>,
  { store, documents }: AuditPorts,
  { print }: CommandTools,
): Promise<void> {
  let shown = 0;
  const tell = (line: string) => {
    const entry = parseEntry(line);
    if (entry && requestId !== undefined && entry.subject.requestId !== requestId) return;
    shown += 1;
    if (!entry) print(`#?  a line that is no entry: see verify`);
    else print(json ? line : entryText(entry));
  };
  let last: string | undefined;
  for await (const line of store.lines(customerId)) {
    tell(line);
    last = line;
  }
  const { data: newest } = auditEntry.safeParse((await documents.document(customerId))?.newest);
  if (newest && lineOf(newest) !== last && newest.seq > (parseEntry(last ?? '')?.seq ?? 0))
    tell(lineOf(newest));
  if (shown === 0) throw new InputError(nothingToShow(customerId, requestId));
}

function nothingToShow(customerId: string, requestId: string | undefined): string {
  const about = requestId === undefined ? '' : ` about ${JSON.stringify(requestId)}`;
  return `The trail of ${JSON.stringify(customerId)} has no entries${about}: verify names the customers that have some.`;
}
