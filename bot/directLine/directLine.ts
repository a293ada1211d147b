import { join } from 'node:path';
import type { BotAdapter, TurnContext } from 'botbuilder-core';
import type { Server } from 'restify';
import type { Clock } from '../../services/clock.js';
import type { IdSource } from '../../services/ids.js';
import { lookOver } from '../../services/lmdb/damagedFile.js';
import { type AddressLimit, noAddressLimit } from '../http/addressLimit.js';
import { ConversationLog, LOG_DATABASES, logFileIn } from './conversationLog.js';
import { Conversations } from './conversations.js';
import { DirectLineAdapter, type TurnLogic } from './directLineAdapter.js';
import { DEFAULT_LIMITS, type DirectLineLimits } from './directLineLimits.js';
import type { DirectLineLog } from './directLineLog.js';
import { DirectLineRates } from './directLineRates.js';
import { DirectLineRoutes } from './directLineRoutes.js';
import type { BotAccount } from './inboundActivity.js';
import { sweepConversations } from './logRetention.js';
import { OriginPolicy } from './originPolicy.js';
import { PageGrants, type PageRequest, type SignInRequest, type TokenRequest } from './pageGrants.js';
import { openSigningSecret } from './signingSecret.js';
import { StreamServer } from './streamServer.js';
import { type TokenGrant, Tokens } from './tokens.js';
import { UploadStore } from './uploadStore.js';

const TOKEN_LIFETIME_SECONDS = 1800;
const UPLOAD_BYTES = 1024 ** 3;

export interface DirectLineOptions {
  /** The server's data folder; the channel keeps its files in `directline` below it. */
  readonly dataDir: string;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly log: DirectLineLog;
  readonly onTurn: TurnLogic;
  readonly onTurnError: (context: TurnContext, error: Error) => Promise<void>;
  readonly bot: BotAccount;
  /** 1800 unless set. */
  readonly tokenLifetimeSeconds?: number;
  readonly limits?: Partial<DirectLineLimits>;
  /** Bytes of all uploaded files together; 1 GiB unless set. */
  readonly uploadBytes?: number;
  /** Origins, such as `https://portal.example`, of pages on other hosts that may use the channel. */
  readonly allowedOrigins: readonly string[];
  /** No limit for users unless set. */
  readonly userTurnsPerMinute?: number | undefined;
  /** No limit for addresses unless set. */
  readonly addressLimit?: AddressLimit | undefined;
  /** Where clients reach the server, when that is not where their requests say: behind a proxy that ends TLS. */
  readonly publicUrl?: string | undefined;
}

export interface IssuedToken {
  readonly token: string;
  readonly conversationId: string;
  readonly userId: string;
  readonly expiresInSeconds: number;
}

/** Part of what the channel keeps, of which what is old can be deleted. */
export interface Sweepable {
  readonly name: 'transcripts' | 'uploads';
  /** Deletes what is older than `before`, in the background of whatever else goes on. @returns how many */
  sweep(before: Date): Promise<number>;
}

/** The embedded Direct Line 3.0 channel. */
export interface DirectLine {
  /** Runs the turns; for middleware and proactive messages. */
  readonly adapter: BotAdapter;
  readonly kept: readonly Sweepable[];
  /**
   * Adds the routes under `/v3/directline` and takes the server's WebSocket upgrades: those of other paths, which no
   * one serves, are answered 404.
   */
  mount(server: Server): void;
  /**
   * A token for the portal's page with an anonymous visitor, on channel `webchat`.
   * @throws HttpProblem 400 `BadParameters`; 403 `TokenInvalid` when the earlier token cannot be continued.
   */
  issueToken(request: TokenRequest): Promise<IssuedToken>;
  /** A token for a user whom the portal signed in. @throws HttpProblem 400 `BadParameters` */
  signIn(request: SignInRequest): Promise<IssuedToken>;
  /** Another token for whoever holds a good one out of a sign-in. @throws HttpProblem as {@link issueToken} */
  renewToken(request: PageRequest & { readonly token: string }): Promise<IssuedToken>;
  /** How many WebSocket streams are open. */
  readonly openStreams: number;
  /** Rejects while the conversations cannot be kept. */
  check(): Promise<void>;
  /** Takes no more activities, lets the running turns finish, closes the sockets with 1001 and writes all to disk. */
  close(): Promise<void>;
}

/**
 * Opens the channel on its folder. @throws SigningSecretError when the secret's file cannot be trusted.
 */
export async function openDirectLine(options: DirectLineOptions): Promise<DirectLine> {
  const folder = join(options.dataDir, 'directline');
  const secret = await openSigningSecret(folder);
  const { clock, ids, bot, onTurn, log: report } = options;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const tokens = new Tokens(secret.tokenKey, clock, options.tokenLifetimeSeconds ?? TOKEN_LIFETIME_SECONDS);
  const found = await lookOver(logFileIn(folder), {
    clock,
    names: LOG_DATABASES,
    report: ({ level, ...event }) => report[level](event, 'conversation log set aside'),
  });
  const log = new ConversationLog(folder, clock);
  const uploads = new UploadStore(join(folder, 'uploads'), ids, {
    ofUser: limits.userFileBytes,
    inAll: options.uploadBytes ?? UPLOAD_BYTES,
  });
  const adapter = new DirectLineAdapter(log, bot, uploads);
  adapter.onTurnError = options.onTurnError;
  const conversations = new Conversations({ log, adapter, bot, onTurn, limits, report });
  const origins = new OriginPolicy(options.allowedOrigins);
  const rates = new DirectLineRates(
    options.userTurnsPerMinute ?? 0,
    options.addressLimit ?? noAddressLimit(),
  );
  const shared = { secret, tokens, conversations, log, origins, limits, rates, report };
  const routes = new DirectLineRoutes({ ...shared, uploads, ids, bot, publicUrl: options.publicUrl });
  const streams = new StreamServer(shared);
  const grants = new PageGrants(tokens, ids, clock);
  return {
    adapter,
    kept: [
      { name: 'transcripts', sweep: (before) => sweepConversations(log, before) },
      { name: 'uploads', sweep: (before) => uploads.sweep(before) },
    ],
    mount(server) {
      routes.mount(server);
      streams.attach(server.server);
    },
    issueToken: async (request) => issued(tokens, await grants.anonymous(request)),
    signIn: async (request) => issued(tokens, await grants.signedIn(request)),
    renewToken: async (request) => issued(tokens, await grants.renewed(request)),
    get openStreams() {
      return streams.openCount;
    },
    check: () => log.check(),
    async close() {
      await conversations.stop();
      await streams.close();
      await log.close();
      await found.release();
    },
  };
}

async function issued(tokens: Tokens, grant: TokenGrant): Promise<IssuedToken> {
  const { conversationId, userId } = grant;
  const token = await tokens.issue(grant);
  return { token, conversationId, userId, expiresInSeconds: tokens.secondsOf(grant) };
}
