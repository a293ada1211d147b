import type { Texts } from '../../services/localization/texts.js';
import type { RequestFile } from '../../services/model.js';
import type { Button } from '../button.js';
import type { RequestSection } from './requestCard.js';
import { fact, section } from './requestSections.js';

const KILOBYTE = 1000;
const MEGABYTE = 1_000_000;

/** The files of a request, with what can be done about them; none where there are none. */
export function filesSections(
  texts: Texts,
  files: readonly RequestFile[] = [],
  {
    buttons = [],
    arePending = false,
  }: { readonly buttons?: readonly Button[]; readonly arePending?: boolean } = {},
): RequestSection[] {
  if (files.length === 0) return [];
  const facts = files.map(({ name, bytes }) => fact(name, fileSize(texts, bytes)));
  const pending = arePending ? [{ label: texts.say('request.files.pending'), lines: [] }] : [];
  return [{ ...section(texts.say('request.files.section'), facts), writings: pending, buttons }];
}

/** A size as people read it: in kB of a thousand bytes, or in MB. */
export function fileSize(texts: Texts, bytes: number): string {
  if (bytes >= MEGABYTE) {
    return texts.say('request.files.megabytes', {
      size: texts.number(Math.round((bytes / MEGABYTE) * 10) / 10),
    });
  }
  return texts.say('request.files.kilobytes', {
    size: texts.number(Math.max(1, Math.round(bytes / KILOBYTE))),
  });
}
