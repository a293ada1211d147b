import type { Texts } from '../../services/localization/texts.js';
import type { RequestContact } from '../../services/model.js';
import type { NoticeRecord } from '../../services/notices/noticeRecord.js';
import type { ShownSettings } from '../../services/notices/shownSettings.js';
import type { UnfinishedRequest, UserProfile } from '../../services/ports.js';
import type { Button } from '../button.js';
import { settingsWords } from '../notices/settingsWords.js';
import type { DataLine, DataSection, MyDataCardView } from './myDataCard.js';

/** What is kept to tell the user of news, and how it is used. */
export interface KeptNotices {
  readonly record: NoticeRecord;
  readonly settings: ShownSettings;
}

export interface KeptDataModel {
  readonly profile: UserProfile;
  /** How many the user filed. */
  readonly requests: number;
  /** Absent where users are never told of news. */
  readonly notices?: KeptNotices;
  /** How many the user asked for and decided; absent where nothing needs approval. */
  readonly approvals?: { readonly asked: number; readonly decided: number };
  readonly conversationDays: number;
  readonly draftDays: number;
  /** Whether all of it can be had as a file, too. */
  readonly takesFiles?: boolean;
}

/** What the desk keeps of its user, in words. */
export function keptDataView(
  texts: Texts,
  { profile, requests, notices, approvals, conversationDays, draftDays, takesFiles }: KeptDataModel,
  buttons: readonly Button[],
): MyDataCardView {
  const drafts = profile.unfinished.map((draft) => draftLine(texts, draft));
  const nothing = { label: '', value: texts.say('myData.nothing') };
  const draftTime = { label: '', value: texts.say('myData.draftDays', { count: draftDays }) };
  return {
    title: texts.say('myData.title'),
    intro: texts.say(takesFiles ? 'myData.file.intro' : 'myData.intro'),
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
      ...(approvals ? [approvalSection(texts, approvals)] : []),
      ...(notices ? [noticeSection(texts, notices)] : []),
      {
        heading: texts.say('myData.sections.conversations'),
        lines: [{ label: '', value: texts.say('myData.conversationDays', { count: conversationDays }) }],
      },
    ],
    buttons,
  };
}

function approvalSection(
  texts: Texts,
  { asked, decided }: NonNullable<KeptDataModel['approvals']>,
): DataSection {
  return {
    heading: texts.say('myData.sections.approvals'),
    lines: [
      { label: texts.say('myData.approvals.asked'), value: texts.number(asked) },
      { label: texts.say('myData.approvals.decided'), value: texts.number(decided) },
    ],
  };
}

function noticeSection(texts: Texts, { record, settings }: KeptNotices): DataSection {
  const isTeams = record.address?.reference.channelId === 'msteams';
  const place = record.address ? (isTeams ? 'inTeams' : 'inChat') : 'noAddress';
  const lines = [
    ...(record.settings ? [] : [texts.say('notices.kept.usual')]),
    ...settingsWords(texts, settings),
    texts.say(`notices.kept.${place}`),
  ];
  return {
    heading: texts.say('notices.kept.heading'),
    lines: lines.map((value) => ({ label: '', value })),
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
