import { type Activity, ActivityTypes, InputHints } from 'botbuilder';
import { noticeCard } from '../../cards/notices/noticeCard.js';
import { noticeView } from '../../cards/notices/noticeView.js';
import { chosenLocale } from '../../services/localization/chosenLocale.js';
import type { LanguageBook } from '../../services/localization/texts.js';
import type { Notice } from '../../services/notices/notice.js';
import { byKind } from '../../services/notices/noticeKinds.js';

/** Puts notices into words. */
export class NoticeMessages {
  constructor(private readonly languages: LanguageBook) {}

  /** @param language that the user chose in the chat, @param locale of the user's app */
  messageOf(
    notices: readonly Notice[],
    language: string | undefined,
    locale: string | undefined,
  ): Partial<Activity> {
    const texts = this.languages.textsFor(chosenLocale(language, locale));
    const view = noticeView(texts, byKind(notices));
    return {
      type: ActivityTypes.Message,
      // What an app shows of it outside the chat.
      summary: view.title,
      attachments: [noticeCard(view)],
      inputHint: InputHints.AcceptingInput,
    };
  }
}
