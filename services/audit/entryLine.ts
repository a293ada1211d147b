import { type AuditEntry, auditEntry } from './auditEntry.js';
import { canonicalJson } from './canonicalJson.js';

/** The line of a trail that holds the entry. */
export function lineOf(entry: AuditEntry): string {
  return canonicalJson(entry);
}

/** The entry of a line; undefined unless every character stands as `lineOf` writes it. */
export function parseEntry(line: string): AuditEntry | undefined {
  let content: unknown;
  try {
    content = JSON.parse(line);
  } catch {
    return undefined;
  }
  const { data } = auditEntry.safeParse(content);
  return data !== undefined && lineOf(data) === line ? data : undefined;
}
