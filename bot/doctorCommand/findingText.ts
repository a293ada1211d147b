import { CHECKS, type CheckName, type Facts, type Finding } from '../../services/checkUp.js';
import type { ServiceFacts } from '../../services/errors.js';
import { printable } from '../commandLine/printable.js';
import { PROBLEMS } from './problemSentences.js';
import {
  CARRIES_OUT,
  NOTES,
  PERMISSIONS,
  ROLES,
  SERVICES,
  SKIPPED,
  TELLS_NOTHING,
  TITLES,
} from './sentences.js';

/** A finding in words; `remedy` and `quote` belong to problems. */
export interface FindingWords {
  readonly says: string;
  readonly remedy?: string | undefined;
  /** What the service said, and the id to quote to its support. */
  readonly quote?: string | undefined;
}

const OUTCOMES = { ok: 'ok', problem: 'PROBLEM', skipped: 'skipped' } as const;
const TITLE_WIDTH = Math.max(...Object.values(TITLES).map(({ length }) => length));
/** What further lines of a finding begin with. */
export const INDENT = ' '.repeat(9);

export function wordsOf(finding: Finding): FindingWords {
  switch (finding.outcome) {
    case 'ok':
      return { says: [filled(NOTES[finding.note], finding.facts), ...switched(finding.facts)].join(' ') };
    case 'skipped':
      return { says: skippedText(finding.because) };
    case 'problem': {
      const { check, cause, service } = finding;
      const facts = { ...factsBy(check, service), ...finding.facts, off: offText(finding.facts.seconds) };
      const [says, remedy] = PROBLEMS[cause].map((text) => filled(text, facts));
      return { says: says ?? '', remedy, quote: service && quoteText(service) };
    }
  }
}

/** A finding as lines for a terminal. */
export function linesOf(finding: Finding): string {
  const { says, remedy, quote } = wordsOf(finding);
  const time = finding.outcome === 'skipped' ? '' : `${finding.durationMs} ms`;
  const head = [
    OUTCOMES[finding.outcome].padEnd(7),
    TITLES[finding.check].padEnd(TITLE_WIDTH),
    time.padStart(8),
    says,
  ];
  const more = [quote, remedy === undefined ? undefined : `Remedy: ${remedy}`];
  return [head.join('  '), ...more.filter((line) => line !== undefined).map((line) => `${INDENT}${line}`)]
    .map(printable)
    .join('\n');
}

/** What the operator has switched on that moves money, or off that users wait for. */
function switched({ carriesOut, tellsNews }: Facts): readonly string[] {
  return [
    ...(carriesOut === undefined ? [] : [CARRIES_OUT]),
    ...(tellsNews === undefined ? [] : [TELLS_NOTHING]),
  ];
}

/** Names of facts in braces are replaced by the facts. */
function filled(text: string, facts: Facts): string {
  return text.replace(/\{(\w+)\}/g, (braced, name: string) => String(facts[name] ?? braced));
}

function skippedText(because: (Finding & { outcome: 'skipped' })['because']): string {
  return isCheck(because) ? `Needs: ${TITLES[because]}.` : SKIPPED[because];
}

function isCheck(name: string): name is CheckName {
  return (CHECKS as readonly string[]).includes(name);
}

function factsBy(check: CheckName, service: ServiceFacts | undefined): Facts {
  const known = service && SERVICES[service.service];
  return {
    ...(known && { service: known.name, setting: known.setting }),
    permission: PERMISSIONS[check] ?? PERMISSIONS.customerToken ?? '',
    role: ROLES[check] ?? '',
  };
}

function quoteText({ service, status, serviceCode, correlationId, retryAfterSeconds }: ServiceFacts): string {
  const parts = [
    status === undefined ? 'no answer' : `status ${status}`,
    serviceCode,
    retryAfterSeconds === undefined ? undefined : `wants to be left alone for ${retryAfterSeconds} s`,
    correlationId === undefined ? undefined : `correlation id ${correlationId}`,
  ];
  return `${SERVICES[service].name}: ${parts.filter((part) => part !== undefined).join(', ')}`;
}

/** How a clock stands to another one that it is so far ahead of. */
function offText(seconds: string | number | undefined): string {
  const minutes = Math.round(Math.abs(Number(seconds ?? 0)) / 60);
  return `${minutes} minutes ${Number(seconds) > 0 ? 'ahead of' : 'behind'}`;
}
