import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDesk } from '../../../../bot/compose/openDesk.js';
import type { BotApp } from '../../../../bot/config.js';
import { failureSentence } from '../../../../bot/failureSentence.js';
import { createMetrics } from '../../../../bot/metrics.js';
import { KnownUsers } from '../../../../services/identity/knownUsers.js';
import { randomIds } from '../../../../services/ids.js';
import { DEMO_PARTNER_ID } from '../../../../services/local/demo/demoDesk.js';
import { StillClock } from '../../../dialogs/deskFakes.js';
import { CSP_2018 } from '../../../support/csp2018.js';
import { intents } from '../../../support/intents.js';
import { languages } from '../../../support/languages.js';
import { listeningLog } from '../../support/logLines.js';
import { openTestServer, type TestServer } from '../../support/testServer.js';
import { ISSUER, openTokenIssuer, type TokenIssuer } from '../../support/tokenIssuer.js';
import { type Answer, postInvoke, TENANT } from './invokes.js';

export const APP: BotApp = { type: 'MultiTenant', id: '0f0e0d0c-0b0a-4908-8706-050403020100', password: 'p' };

/** Object ids of those who ask. */
export const WHO = {
  /** Of the partner of the demo data. */
  ana: '2f0e0d0c-0b0a-4908-8706-050403020100',
  /** Of another partner. */
  nora: '3f0e0d0c-0b0a-4908-8706-050403020100',
  roleless: '4f0e0d0c-0b0a-4908-8706-050403020100',
  stranger: '5f0e0d0c-0b0a-4908-8706-050403020100',
} as const;

/** What differs from an invoke of Ana's, in English. */
export interface Asked {
  readonly who?: keyof typeof WHO;
  readonly locale?: string;
  /** Other members of the activity. */
  readonly changes?: Readonly<Record<string, unknown>>;
}

const SERVICE_URL = 'http://127.0.0.1:9/';

/** A whole desk behind its own HTTP server, which is asked as Teams asks. */
export class ExtensionDesk {
  private constructor(
    private readonly issuer: TokenIssuer,
    readonly server: TestServer,
    private readonly end: () => Promise<void>,
  ) {}

  static async open(): Promise<ExtensionDesk> {
    const dataDir = await mkdtemp(join(tmpdir(), 'extension-'));
    const issuer = await openTokenIssuer(['msteams']);
    const desk = await openDesk({
      dataDir,
      app: APP,
      refundPolicy: CSP_2018,
      clock: new StillClock('2026-11-22T10:00:00.000Z'),
      ids: randomIds,
      log: listeningLog().log,
      metrics: createMetrics(),
      languages,
      intents,
      identities: knownUsers(),
    });
    const sentence = failureSentence(languages);
    const bot = desk.bot.onTurn.bind(desk.bot);
    const server = await openTestServer({ bot, app: APP, trust: issuer.trust, sentence });
    return new ExtensionDesk(issuer, server, async () => {
      await Promise.all([server.close(), issuer.close()]);
      await desk.close();
      await rm(dataDir, { recursive: true });
    });
  }

  async ask(
    name: string,
    value: unknown,
    { who = 'ana', locale = 'en-US', changes }: Asked = {},
  ): Promise<Answer> {
    const exp = Math.floor(Date.now() / 1000) + 60;
    const token = await this.issuer.sign({ iss: ISSUER, aud: APP.id, serviceurl: SERVICE_URL, exp });
    const from = { id: `29:${who}`, name: who, aadObjectId: WHO[who] };
    return postInvoke(
      this.server.url,
      { name, value, locale, from, serviceUrl: SERVICE_URL, ...changes },
      { authorization: `Bearer ${token}` },
    );
  }

  close(): Promise<void> {
    return this.end();
  }
}

function knownUsers(): KnownUsers {
  const teams = (objectId: string) => ({ kind: 'teams', tenantId: TENANT, objectId }) as const;
  return new KnownUsers([
    { partnerId: DEMO_PARTNER_ID, roles: ['AdminAgent'], account: teams(WHO.ana) },
    { partnerId: 'demo-partner-north', roles: ['SalesAgent'], account: teams(WHO.nora) },
    { partnerId: DEMO_PARTNER_ID, roles: [], account: teams(WHO.roleless) },
  ]);
}

/** One desk for the suite that this is called in. */
export function useExtensionDesk(): (...asked: Parameters<ExtensionDesk['ask']>) => Promise<Answer> {
  let desk: ExtensionDesk;
  before(async () => {
    desk = await ExtensionDesk.open();
  });
  after(() => desk.close());
  return (...asked) => desk.ask(...asked);
}
