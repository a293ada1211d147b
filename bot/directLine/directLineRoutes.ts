import type { IncomingMessage } from 'node:http';
import type { Request, RequestHandler, Response, Server } from 'restify';
import type { IdSource } from '../../services/ids.js';
import { HttpProblem, sendJson, sendJsonText, sendProblem } from '../http/httpProblem.js';
import { readJsonBody } from '../http/jsonBody.js';
import { activitySetText } from './activitySet.js';
import type { ConversationLog } from './conversationLog.js';
import type { ConversationRecord } from './conversationRecord.js';
import type { AcceptedActivity, Conversations } from './conversations.js';
import type { DirectLineLimits } from './directLineLimits.js';
import type { DirectLineRates } from './directLineRates.js';
import { type BotAccount, readClientActivity } from './inboundActivity.js';
import type { OriginPolicy } from './originPolicy.js';
import { type Access, accessOf, requireSecret, requireToken } from './requestAccess.js';
import { baseUrlOf, queryOf, watermarkOf } from './requestUrl.js';
import type { SigningSecret } from './signingSecret.js';
import { newGrant, readTokenParameters } from './tokenParameters.js';
import type { TokenGrant, Tokens } from './tokens.js';
import { readUpload } from './uploadRequest.js';
import { ownerOf, type StoredUpload, type UploadStore } from './uploadStore.js';

/** Where the channel's routes stand on the server. */
export const DIRECT_LINE_PATH = '/v3/directline';

const SMALL_BODY_BYTES = 16 * 1024;

export interface DirectLineRoutesOptions {
  readonly secret: SigningSecret;
  readonly tokens: Tokens;
  readonly conversations: Conversations;
  readonly log: ConversationLog;
  readonly uploads: UploadStore;
  readonly origins: OriginPolicy;
  readonly ids: IdSource;
  readonly bot: BotAccount;
  readonly limits: DirectLineLimits;
  readonly rates: DirectLineRates;
  readonly publicUrl: string | undefined;
}

/** The REST side of Direct Line 3.0. */
export class DirectLineRoutes {
  readonly #options: DirectLineRoutesOptions;

  constructor(options: DirectLineRoutesOptions) {
    this.#options = options;
  }

  mount(server: Server): void {
    const conversation = `${DIRECT_LINE_PATH}/conversations/:conversationId`;
    server.post(`${DIRECT_LINE_PATH}/tokens/generate`, this.#withAccess(this.#generateToken));
    server.post(`${DIRECT_LINE_PATH}/tokens/refresh`, this.#withAccess(this.#refreshToken));
    server.get(`${DIRECT_LINE_PATH}/session/getsessionid`, this.#withAccess(this.#sessionId));
    server.post(`${DIRECT_LINE_PATH}/conversations`, this.#withAccess(this.#startConversation));
    server.get(conversation, this.#withAccess(this.#reconnect));
    server.get(`${conversation}/activities`, this.#withAccess(this.#readActivities));
    server.post(`${conversation}/activities`, this.#withAccess(this.#postActivity));
    server.post(`${conversation}/upload`, this.#withAccess(this.#upload));
    server.get(`${DIRECT_LINE_PATH}/attachments/:attachmentId`, this.#handler(this.#sendAttachment));
    server.opts(`${DIRECT_LINE_PATH}/*`, this.#handler(this.#preflight));
  }

  async #generateToken(req: Request, res: Response, access: Access): Promise<void> {
    requireSecret(access);
    const parameters = readTokenParameters(await readJsonBody(req, SMALL_BODY_BYTES));
    const grant = newGrant(parameters, this.#options.ids, 'directline');
    sendJson(res, 200, await this.#conversationBody(grant));
  }

  async #refreshToken(_req: Request, res: Response, access: Access): Promise<void> {
    sendJson(res, 200, await this.#conversationBody(requireToken(access)));
  }

  async #sessionId(_req: Request, res: Response): Promise<void> {
    sendJson(res, 200, { sessionId: this.#options.ids.next() });
  }

  async #startConversation(req: Request, res: Response, access: Access): Promise<void> {
    const parameters = readTokenParameters(await readJsonBody(req, SMALL_BODY_BYTES));
    const grant =
      access.kind === 'secret'
        ? newGrant(parameters, this.#options.ids, 'directline')
        : { ...access.grant, locale: parameters.locale ?? access.grant.locale };
    const { fresh } = await this.#options.conversations.start(grant);
    const body = await this.#connectionBody(req, grant, 0);
    sendJson(res, fresh ? 201 : 200, body);
  }

  /** A token's first use may be this one: a client that knows the id goes on with a conversation not begun yet. */
  async #reconnect(req: Request, res: Response, access: Access): Promise<void> {
    const { conversations } = this.#options;
    const watermark = watermarkOf(queryOf(req));
    const id = conversationIdOf(req);
    const ownToken = access.kind === 'token' && access.grant.conversationId === id;
    const grant = ownToken ? access.grant : grantOf(conversations.ofAccess(access, id));
    await conversations.start(grant);
    sendJson(res, 200, await this.#connectionBody(req, grant, watermark));
  }

  async #readActivities(req: Request, res: Response, access: Access): Promise<void> {
    const { conversations, log, limits } = this.#options;
    const { id } = conversations.ofAccess(access, conversationIdOf(req));
    const page = log.read(id, watermarkOf(queryOf(req)), {
      maxCount: limits.pageCount,
      maxLength: limits.pageLength,
    });
    sendJsonText(res, 200, activitySetText(page));
  }

  async #postActivity(req: Request, res: Response, access: Access): Promise<void> {
    const { conversations, limits, bot } = this.#options;
    const conversation = conversations.ofAccess(access, conversationIdOf(req));
    const body = await readJsonBody(req, limits.activityBytes);
    const accepted = await conversations.accept(conversation, readClientActivity(body, conversation, bot));
    await accepted.handled();
    sendJson(res, 200, { id: accepted.id });
  }

  async #upload(req: Request, res: Response, access: Access): Promise<void> {
    const { conversations, uploads, limits, rates } = this.#options;
    const conversation = conversations.ofAccess(access, conversationIdOf(req));
    rates.takeUpload(access);
    const { files, activity } = await readUpload(req, uploads, limits, ownerOf(conversation));
    let accepted: AcceptedActivity;
    try {
      const message = this.#messageWith(req, files, activity, conversation);
      accepted = await conversations.accept(conversation, message);
    } catch (error) {
      await uploads.remove(files);
      throw error;
    }
    await accepted.handled();
    sendJson(res, 200, { id: accepted.id });
  }

  async #sendAttachment(req: Request, res: Response): Promise<void> {
    await this.#options.uploads.send(String(req.params?.attachmentId), res);
  }

  async #preflight(req: Request, res: Response): Promise<void> {
    res.writeHead(204, this.#options.origins.preflightHeaders(req));
    res.end();
  }

  #messageWith(
    req: IncomingMessage,
    files: readonly StoredUpload[],
    activity: unknown,
    conversation: ConversationRecord,
  ): ReturnType<typeof readClientActivity> {
    const origin = baseUrlOf(req, this.#options.publicUrl);
    const attachments = files.map(({ id, name, contentType }) => ({
      contentType,
      name,
      contentUrl: `${origin}${DIRECT_LINE_PATH}/attachments/${id}`,
    }));
    const template = typeof activity === 'object' && activity !== null ? activity : {};
    const message = { ...template, type: 'message', attachments };
    return readClientActivity(message, conversation, this.#options.bot);
  }

  async #conversationBody(grant: TokenGrant): Promise<object> {
    const { tokens } = this.#options;
    return {
      conversationId: grant.conversationId,
      token: await tokens.issue(grant),
      expires_in: tokens.secondsOf(grant),
    };
  }

  async #connectionBody(req: IncomingMessage, grant: TokenGrant, watermark: number): Promise<object> {
    const { tokens, publicUrl } = this.#options;
    const origin = baseUrlOf(req, publicUrl).replace(/^http/, 'ws');
    const query = new URLSearchParams({
      watermark: String(watermark),
      t: await tokens.issueForStream(grant),
    });
    const path = `${DIRECT_LINE_PATH}/conversations/${grant.conversationId}/stream`;
    return { ...(await this.#conversationBody(grant)), streamUrl: `${origin}${path}?${query}` };
  }

  #withAccess(action: (req: Request, res: Response, access: Access) => Promise<void>): RequestHandler {
    return this.#handler(async (req, res) => {
      const access = await accessOf(req, this.#options.secret, this.#options.tokens);
      this.#options.rates.takeUserCall(access);
      await action.call(this, req, res, access);
    });
  }

  #handler(action: (req: Request, res: Response) => Promise<void>): RequestHandler {
    return async (req, res) => {
      for (const [name, value] of Object.entries(this.#options.origins.headers(req))) {
        res.setHeader(name, value);
      }
      try {
        this.#options.rates.takeCall(req);
        await action.call(this, req, res);
      } catch (error) {
        // What is no refusal is a fault of ours, which the server answers and reports as everywhere.
        if (!(error instanceof HttpProblem)) {
          throw error;
        }
        sendProblem(res, error);
      }
    };
  }
}

function conversationIdOf(req: Request): string {
  return String(req.params?.conversationId);
}

function grantOf({ id, userId, channelId, locale }: ConversationRecord): TokenGrant {
  return { conversationId: id, userId, channelId, locale };
}
