import type { Texts } from '../../services/localization/texts.js';
import type { RequestContact } from '../../services/model.js';
import type { UnfinishedRequest, UserProfile } from '../../services/ports.js';
import type { Button } from '../button.js';
import type { DataLine, MyDataCardView } from './myDataCard.js';

export interface KeptDataModel {
  readonly profile: UserProfile;
  /** How many the user filed. */
  readonly requests: number;
  readonly conversationDays: number;
  readonly draftDays: number;
}

/** What the desk keeps of its user, in words. */
export function keptDataView(
  texts: Texts,
  { profile, requests, conversationDays, draftDays }: KeptDataModel,
  buttons: readonly Button[],
): MyDataCardView {
  const drafts = profile.unfinished.map((draft) => draftLine(texts, draft));
  const nothing = { label: '', value: texts.say('myData.nothing') };
  const draftTime = { label: '', value: texts.say('myData.draftDays', { count: draftDays }) };
  return {
    title: texts.say('myData.title'),
    intro: texts.say('myData.intro'),
    sections: [
      { heading: texts.say('myData.sections.you'), lines: linesAboutUser(texts, profile) },
      {
        heading: texts.say('myData.sections.drafts'),
        lines: drafts.length > 0 ? [...drafts, draftTime] : [nothing],
      },
      {
        heading: texts.say('myData.sections.requests'),
        lines: [
          requests > 0 ? { label: '', value: texts.say('myData.filed', { count: requests }) } : nothing,
        ],
      },
      {
        heading: texts.say('myData.sections.conversations'),
        lines: [{ label: '', value: texts.say('myData.conversationDays', { count: conversationDays }) }],
      },
    ],
    buttons,
  };
}

function linesAboutUser(texts: Texts, { language, contact }: UserProfile): DataLine[] {
  return [
    {
      label: texts.say('myData.language'),
      value: language === undefined ? texts.say('myData.noLanguage') : texts.languageName(language),
    },
    {
      label: texts.say('myData.contact'),
      value: contact === undefined ? texts.say('myData.noContact') : contactLine(texts, contact),
    },
  ];
}

function contactLine(texts: Texts, contact: RequestContact): string {
  const { firstName, lastName, email, phone, country, timeZone, method, language } = contact;
  return [
    `${firstName} ${lastName}`,
    email,
    phone,
    texts.label('contactMethod', method),
    texts.country(country),
    texts.languageName(language),
    timeZone,
  ]
    .filter((part) => part !== undefined && part.trim() !== '')
    .join(' · ');
}

function draftLine(texts: Texts, { about, customerName, savedAt }: UnfinishedRequest): DataLine {
  const what =
    customerName === ''
      ? texts.say('myData.draftOfNobody')
      : texts.say(`myData.draft.${about}`, { customer: customerName });
  return { label: texts.say('myData.since', { date: texts.date(savedAt) }), value: what };
}
