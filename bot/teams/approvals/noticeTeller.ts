import { ActionTypes, type Activity, ActivityTypes, type Attachment } from 'botbuilder';
import { ANY_STEP, itemOf, NOTICE_ACTION } from '../../../cards/notices/noticeTarget.js';
import { questionCard } from '../../../cards/question/questionCard.js';
import type { Teller, Telling } from '../../../services/approvals/teller.js';
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

  async tell(user: NoticeOwner, words: (texts: Texts) => Telling): Promise<boolean> {
    const { book, sender, profiles, languages } = this.parts;
    const { address } = await book.get(user);
    if (!address) return false;
    const { language } = await profiles.get({ ...user, roles: [] });
    const texts = languages.textsFor(chosenLocale(language, address.locale));
    return (await sender.send(address, messageOf(texts, words(texts)))) === 'told';
  }
}

function messageOf(texts: Texts, { text, leadsTo }: Telling): Partial<Activity> {
  const message = { type: ActivityTypes.Message, text, textFormat: 'plain' };
  if (leadsTo !== 'menu') return { ...message, attachments: [filedCard(texts, leadsTo.requestId)] };
  const [title, value] = [texts.say('approvals.told.menu'), texts.say('approvals.told.menuWord')];
  const actions = [{ type: ActionTypes.ImBack, title, value }];
  // As if the user had typed it: such a button belongs to no step, and is never out of date.
  return { ...message, suggestedActions: { actions, to: [] } };
}

/** Leads to the request as the buttons of notices do: from wherever the conversation stands. */
function filedCard(texts: Texts, requestId: string): Attachment {
  const item = itemOf({ to: 'request', requestId });
  return questionCard({
    title: texts.say('requests.request.title', { id: requestId }),
    text: texts.say('approvals.states.Filed'),
    buttons: [
      {
        title: texts.say('approvals.buttons.request'),
        data: { action: NOTICE_ACTION, step: ANY_STEP, item },
      },
    ],
  });
}
