import { randomIds } from '../../../../services/ids.js';
import { postJson } from '../../support/activities.js';
import { type AnswerBody, readAnswerBody } from './answerBody.js';

export const TENANT = '1f0e0d0c-0b0a-4908-8706-050403020100';

/** What an invoke is answered with over HTTP. */
export interface Answer {
  readonly status: number;
  /** As a client reads it. */
  readonly body: AnswerBody;
  /** As it came. */
  readonly sent: unknown;
}

/** Sends an invoke as Teams does. */
export async function postInvoke(
  url: string,
  changes: Readonly<Record<string, unknown>>,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await postJson(url, { ...teamsInvoke(), ...changes }, headers);
  const text = await response.text();
  const sent: unknown = text === '' ? undefined : JSON.parse(text);
  return { status: response.status, body: readAnswerBody(sent), sent };
}

function teamsInvoke(): Record<string, unknown> {
  return {
    type: 'invoke',
    id: `f:${randomIds.next()}`,
    timestamp: '2026-11-22T10:00:00.123Z',
    localTimestamp: '2026-11-22T11:00:00.123+01:00',
    localTimezone: 'Europe/Paris',
    channelId: 'msteams',
    serviceUrl: 'http://127.0.0.1:9/',
    from: { id: '29:somebody', name: 'Somebody' },
    conversation: { conversationType: 'personal', tenantId: TENANT, id: 'a:1personal' },
    recipient: { id: '28:0f0e0d0c-0b0a-4908-8706-050403020100', name: 'Reservation Desk' },
    entities: [
      { type: 'clientInfo', locale: 'en-US', country: 'FR', platform: 'Web', timezone: 'Europe/Paris' },
    ],
    channelData: { tenant: { id: TENANT }, source: { name: 'compose' } },
  };
}

/** What the compose box sends while somebody types. */
export function queryOf(commandId: string, sought: string, queryOptions = { skip: 0, count: 25 }): object {
  return { commandId, parameters: [{ name: 'sought', value: sought }], queryOptions };
}

/** What it sends before anything was typed. */
export function initialQueryOf(commandId: string, queryOptions = { skip: 0, count: 25 }): object {
  return { commandId, parameters: [{ name: 'initialRun', value: 'true' }], queryOptions };
}

/** Titles of the list that the extension shows. */
export function titlesOf({ body }: Answer): string[] {
  return body.composeExtension!.attachments.map(({ preview }) => preview!.content.title);
}

/** Everything that a card says, plain spaces. */
export function wordsOf(card: unknown): string {
  return JSON.stringify(card).replace(/[\u00a0\u202f]/g, ' ');
}
