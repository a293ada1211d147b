import type { Activity, TurnContext } from 'botbuilder';
import type { DeskAdapter } from '../../../../bot/adapter/deskAdapter.js';
import { openDesk } from '../../../../bot/compose/openDesk.js';
import type { BotApp } from '../../../../bot/config.js';
import { failureSentence } from '../../../../bot/failureSentence.js';
import { createMetrics } from '../../../../bot/metrics.js';
import { type Clock, systemClock } from '../../../../services/clock.js';
import { KnownUsers } from '../../../../services/identity/knownUsers.js';
import { randomIds } from '../../../../services/ids.js';
import { DEMO_PARTNER_ID } from '../../../../services/local/demo/demoDesk.js';
import type { Role } from '../../../../services/model.js';
import { CSP_2018 } from '../../../support/csp2018.js';
import { intents } from '../../../support/intents.js';
import { languages } from '../../../support/languages.js';
import { newDataDir } from '../../directLine/testServer.js';
import { message, postJson } from '../../support/activities.js';
import { listeningLog } from '../../support/logLines.js';
import { openTestServer } from '../../support/testServer.js';
import { ISSUER, openTokenIssuer } from '../../support/tokenIssuer.js';
import { openSignInServices } from './signInServices.js';

const APP: BotApp = { type: 'MultiTenant', id: '0f0e0d0c-0b0a-4908-8706-050403020100', password: 'p' };
export const TENANT = '1f0e0d0c-0b0a-4908-8706-050403020100';
export const OTHER_TENANT = '5f0e0d0c-0b0a-4908-8706-050403020100';
export const ANA = '2f0e0d0c-0b0a-4908-8706-050403020100';
export const BO = '3f0e0d0c-0b0a-4908-8706-050403020100';
export const ADMINS = 'aa0e0d0c-0b0a-4908-8706-050403020100';
export const SALES = 'bb0e0d0c-0b0a-4908-8706-050403020100';
export const CONNECTION = 'teams-sso';
const SERVICE_URL = 'http://127.0.0.1:9/';

/** A desk in which users of Teams sign in: Ana is an admin agent by the users file, Bo one of sales. */
export async function openSignInDesk(clock: Clock = systemClock) {
  const services = await openSignInServices({
    ana: { objectId: ANA, tenantId: TENANT, groups: [ADMINS] },
    bo: { objectId: BO, tenantId: TENANT, groups: [ADMINS] },
    away: { objectId: ANA, tenantId: OTHER_TENANT, groups: [ADMINS] },
  });
  const issuer = await openTokenIssuer(['msteams']);
  const { log, text: logText } = listeningLog();
  const known = (objectId: string, roles: readonly Role[]) =>
    ({ partnerId: DEMO_PARTNER_ID, roles, account: { kind: 'teams', tenantId: TENANT, objectId } }) as const;
  const desk = await openDesk({
    dataDir: newDataDir(),
    refundPolicy: CSP_2018,
    clock,
    ids: randomIds,
    log,
    metrics: createMetrics(),
    languages,
    intents,
    remoteLimits: { maxRetries: 0 },
    approvalAboveMinor: 0,
    identities: new KnownUsers([known(ANA, ['AdminAgent']), known(BO, ['SalesAgent'])]),
    teamsSignIn: {
      connection: CONNECTION,
      tenantId: TENANT,
      graphUrl: services.url,
      groups: new Map([
        [ADMINS, 'AdminAgent'],
        [SALES, 'SalesAgent'],
      ] as const),
    },
  });
  let said: Partial<Activity>[] = [];
  let isWatched = false;
  let mayHear: boolean | undefined;
  const web = await openTestServer({
    app: APP,
    trust: issuer.trust,
    sentence: failureSentence(languages),
    bot: async (context: TurnContext) => {
      const adapter = context.adapter as DeskAdapter;
      context.turnState.set(adapter.UserTokenClientKey, services.client);
      listenTo(adapter, (activity) => said.push(activity));
      await desk.bot.onTurn(context);
      if (isWatched) mayHear = await desk.news.mayHear?.(context);
    },
  });

  async function post(changes: Record<string, unknown>, objectId = ANA) {
    said = [];
    const exp = Math.floor(Date.now() / 1000) + 60;
    const token = await issuer.sign({ iss: ISSUER, aud: APP.id, serviceurl: SERVICE_URL, exp });
    const activity = message({
      channelId: 'msteams',
      serviceUrl: SERVICE_URL,
      id: randomIds.next(),
      from: { id: `29:${objectId}`, aadObjectId: objectId },
      conversation: { id: `chat-${objectId}`, conversationType: 'personal', tenantId: TENANT },
      deliveryMode: undefined,
      ...changes,
    });
    const response = await postJson(web.url, activity, { authorization: `Bearer ${token}` });
    const body = await response.text();
    return { status: response.status, body, said: JSON.stringify(said) };
  }

  return {
    services,
    say: (text: string, objectId?: string, more = {}) => post({ text, ...more }, objectId),
    invoke: (name: string, value: unknown, objectId?: string, more = {}) =>
      post({ type: 'invoke', name, value, text: undefined, ...more }, objectId),
    exchange: (token: string, id = randomIds.next(), objectId?: string) =>
      post(
        {
          type: 'invoke',
          name: 'signin/tokenExchange',
          value: { id, connectionName: CONNECTION, token },
          text: undefined,
        },
        objectId,
      ),
    /** Whether the user of the last turn may be told something without being asked. */
    mayHear: () => mayHear,
    /** From here on that is asked after every turn. */
    watchHearing: () => {
      isWatched = true;
    },
    logs: () => logText() + web.logText(),
    async close() {
      await Promise.all([web.close(), issuer.close(), services.close()]);
      await desk.close();
    },
  };
}

export type SignInDesk = Awaited<ReturnType<typeof openSignInDesk>>;

const heard = new WeakSet<DeskAdapter>();

/** Keeps what the adapter would post to Teams; what answers an invoke goes its way. */
function listenTo(adapter: DeskAdapter, hear: (activity: Partial<Activity>) => void): void {
  if (heard.has(adapter)) return;
  heard.add(adapter);
  const send = adapter.sendActivities.bind(adapter);
  adapter.sendActivities = async (context, activities) => {
    const answers = activities.filter(({ type }) => type === 'invokeResponse');
    for (const activity of activities) if (!answers.includes(activity)) hear(activity);
    if (answers.length > 0) await send(context, answers);
    return activities.map(() => ({ id: randomIds.next() }));
  };
}
