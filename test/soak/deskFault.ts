import { readFileSync } from 'node:fs';

const SENTENCES = JSON.parse(
  readFileSync(new URL('../../services/localization/en/errors.json', import.meta.url), 'utf8'),
) as Record<string, string>;

/** What every failure sentence begins with, by its code. */
const BEGINNINGS = Object.entries(SENTENCES).map(
  ([code, sentence]) => [code, sentence.split('{{')[0]!] as const,
);

/** The code of the failure that an answer tells of, if it tells of one. @param said the answer as JSON text */
export function faultIn(said: string): string | undefined {
  const found = BEGINNINGS.find(([, beginning]) => said.includes(beginning));
  return found?.[0] ?? /\bReference: \w+/i.exec(said)?.[0];
}
