import type { LanguageBook } from '../../services/localization/texts.js';
import { type Caller, ROLES } from '../../services/model.js';

/** What somebody is told who sees no customer data: whom the desk does not know, or who has no role. */
export function closedDoor(
  languages: LanguageBook,
  locale: string | undefined,
  caller: Caller | undefined,
): string {
  const texts = languages.textsFor(locale);
  const roles = texts.list(ROLES.map((role) => texts.label('role', role)));
  return caller ? texts.say('roles.none', { roles }) : texts.say('common.unknownUser');
}
