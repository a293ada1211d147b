import { ActivityTypes } from 'botbuilder';
import type { Teller } from '../../../services/approvals/teller.js';
import { chosenLocale } from '../../../services/localization/chosenLocale.js';
import type { LanguageBook, Texts } from '../../../services/localization/texts.js';
import type { NoticeBook, NoticeOwner } from '../../../services/notices/noticeBook.js';
import type { UserProfiles } from '../../../services/ports.js';
import type { NoticeSender } from '../../notices/noticeSender.js';

export interface NoticeTellerParts {
  /** Knows where users were last spoken with. */
  readonly book: Pick<NoticeBook, 'get'>;
  readonly sender: Pick<NoticeSender, 'send'>;
  readonly profiles: Pick<UserProfiles, 'get'>;
  readonly languages: LanguageBook;
}

/** Tells users where the desk's other news reach them. It answers what they asked for: no pace or quiet hours hold it back. */
export class NoticeTeller implements Teller {
  constructor(private readonly parts: NoticeTellerParts) {}

  async tell(user: NoticeOwner, words: (texts: Texts) => string): Promise<boolean> {
    const { book, sender, profiles, languages } = this.parts;
    const { address } = await book.get(user);
    if (!address) return false;
    const { language } = await profiles.get({ ...user, roles: [] });
    const text = words(languages.textsFor(chosenLocale(language, address.locale)));
    const message = { type: ActivityTypes.Message, text, textFormat: 'plain' };
    return (await sender.send(address, message)) === 'told';
  }
}
