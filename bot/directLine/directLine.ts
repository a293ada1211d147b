import { join } from 'node:path';
import type { BotAdapter, TurnContext } from 'botbuilder-core';
import type { Server } from 'restify';
import type { Clock } from '../../services/clock.js';
import type { IdSource } from '../../services/ids.js';
import { HttpProblem } from '../http/httpProblem.js';
import { ConversationLog } from './conversationLog.js';
import { Conversations } from './conversations.js';
import { DirectLineAdapter, type TurnLogic } from './directLineAdapter.js';
import { DEFAULT_LIMITS, type DirectLineLimits } from './directLineLimits.js';
import type { DirectLineLog } from './directLineLog.js';
import { DirectLineRoutes } from './directLineRoutes.js';
import type { BotAccount } from './inboundActivity.js';
import { OriginPolicy } from './originPolicy.js';
import { openSigningSecret } from './signingSecret.js';
import { StreamServer } from './streamServer.js';
import { newGrant, newUserId, readTokenParameters } from './tokenParameters.js';
import { type TokenGrant, Tokens } from './tokens.js';
import { UploadStore } from './uploadStore.js';

const TOKEN_LIFETIME_SECONDS = 1800;
/** A page that was closed for a month may still go on with its conversation. */
const RETURN_WITHIN_SECONDS = 30 * 24 * 60 * 60;

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
  /** Origins, such as `https://portal.example`, of pages on other hosts that may use the channel. */
  readonly allowedOrigins: readonly string[];
  /** Where clients reach the server, when that is not where their requests say: behind a proxy that ends TLS. */
  readonly publicUrl?: string | undefined;
}

/** Whom a token is for; without `token` a new conversation of a new user. */
export interface TokenRequest {
  readonly locale?: string | undefined;
  /** An earlier token of the page, perhaps expired: its conversation goes on. */
  readonly token?: string | undefined;
  /** With `token`: another conversation of the same user. */
  readonly newConversation?: boolean | undefined;
  /** What the id of a new user begins with, after the channel's own beginning. */
  readonly userPrefix?: string | undefined;
}

export interface IssuedToken {
  readonly token: string;
  readonly conversationId: string;
  readonly userId: string;
  readonly expiresInSeconds: number;
}

/** The embedded Direct Line 3.0 channel. */
export interface DirectLine {
  /** Runs the turns; for middleware and proactive messages. */
  readonly adapter: BotAdapter;
  /**
   * Adds the routes under `/v3/directline` and takes the server's WebSocket upgrades: those of other paths, which no
   * one serves, are answered 404.
   */
  mount(server: Server): void;
  /**
   * A token for the portal's page, on channel `webchat`.
   * @throws HttpProblem 400 `BadParameters`; 403 `TokenInvalid` when the earlier token cannot be continued.
   */
  issueToken(request: TokenRequest): Promise<IssuedToken>;
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
  const log = new ConversationLog(folder, clock);
  const adapter = new DirectLineAdapter(log, bot);
  adapter.onTurnError = options.onTurnError;
  const conversations = new Conversations({ log, adapter, bot, onTurn, limits, report });
  const origins = new OriginPolicy(options.allowedOrigins);
  const uploads = new UploadStore(join(folder, 'uploads'), ids);
  const shared = { secret, tokens, conversations, log, origins, limits, report };
  const routes = new DirectLineRoutes({ ...shared, uploads, ids, bot, publicUrl: options.publicUrl });
  const streams = new StreamServer(shared);
  return {
    adapter,
    mount(server) {
      routes.mount(server);
      streams.attach(server.server);
    },
    async issueToken(request) {
      const grant = await grantFor(request, tokens, ids);
      const { conversationId, userId } = grant;
      return {
        token: await tokens.issue(grant),
        conversationId,
        userId,
        expiresInSeconds: tokens.lifetimeSeconds,
      };
    },
    async close() {
      await conversations.stop();
      await streams.close();
      await log.close();
    },
  };
}

async function grantFor(request: TokenRequest, tokens: Tokens, ids: IdSource): Promise<TokenGrant> {
  const { locale } = readTokenParameters({ locale: request.locale });
  if (request.token === undefined) {
    const userId = request.userPrefix === undefined ? undefined : newUserId(ids, request.userPrefix);
    return newGrant({ userId, locale }, ids, 'webchat');
  }
  const known = await tokens.verifyForReturn(request.token, RETURN_WITHIN_SECONDS);
  if (known?.channelId !== 'webchat') {
    throw new HttpProblem(403, 'TokenInvalid', 'The conversation of this token cannot be continued.');
  }
  return request.newConversation === true
    ? newGrant({ userId: known.userId, locale }, ids, 'webchat')
    : { ...known, locale };
}
